/**
 * The icons of the workbench. Each is imported by its own path, because the whole package has thousands.
 */
export { Delete20Regular as ClearIcon } from '@fluentui/react-icons/svg/delete';
export { DocumentTable20Regular as BookIcon } from '@fluentui/react-icons/svg/document-table';
export { FolderOpen20Regular as OpenIcon } from '@fluentui/react-icons/svg/folder-open';
export { History20Regular as RecentIcon } from '@fluentui/react-icons/svg/history';
export { LockClosed12Regular as LockIcon } from '@fluentui/react-icons/svg/lock-closed';
export { Save20Regular as SaveIcon } from '@fluentui/react-icons/svg/save';
