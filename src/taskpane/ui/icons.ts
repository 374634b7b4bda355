/** The icons of the pane. Each is imported by its own path, because the whole package has thousands. */
export { ArrowClockwise16Regular as RereadIcon } from '@fluentui/react-icons/svg/arrow-clockwise';
export { ArrowDown16Filled as FarBehindIcon } from '@fluentui/react-icons/svg/arrow-down';
export { ArrowSync20Filled as RecomputeIcon } from '@fluentui/react-icons/svg/arrow-sync';
export { ArrowUndo20Regular as UndoIcon } from '@fluentui/react-icons/svg/arrow-undo';
export { CalendarMonth20Regular as CalendarIcon } from '@fluentui/react-icons/svg/calendar-month';
export { Checkmark16Filled as OnPaceIcon } from '@fluentui/react-icons/svg/checkmark';
export {
  CheckmarkCircle16Filled as DoneIcon,
  CheckmarkCircle20Regular as AllWellIcon,
} from '@fluentui/react-icons/svg/checkmark-circle';
export { Circle16Regular as NotReportedIcon } from '@fluentui/react-icons/svg/circle';
export { Clock16Regular as BehindIcon } from '@fluentui/react-icons/svg/clock';
export { Copy16Regular as CopyIcon } from '@fluentui/react-icons/svg/copy';
export { DataBarHorizontal20Regular as BarsIcon } from '@fluentui/react-icons/svg/data-bar-horizontal';
export { Dismiss16Regular as DismissIcon } from '@fluentui/react-icons/svg/dismiss';
export { DocumentArrowUp20Regular as ReceiveIcon } from '@fluentui/react-icons/svg/document-arrow-up';
export { ErrorCircle16Filled as ErrorIcon } from '@fluentui/react-icons/svg/error-circle';
export { Info16Filled as InfoIcon } from '@fluentui/react-icons/svg/info';
export { Prohibited16Regular as NoTaskIcon } from '@fluentui/react-icons/svg/prohibited';
export { QuestionCircle16Regular as UnclearIcon } from '@fluentui/react-icons/svg/question-circle';
export { Table20Regular as TableIcon } from '@fluentui/react-icons/svg/table';
export { TableSearch20Regular as NoTableIcon } from '@fluentui/react-icons/svg/table-search';
export { Target16Regular as LocateIcon } from '@fluentui/react-icons/svg/target';
export { Warning16Filled as WarningIcon } from '@fluentui/react-icons/svg/warning';
export { Wrench16Regular as FixIcon } from '@fluentui/react-icons/svg/wrench';
