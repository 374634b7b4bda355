/** The theme for systems set to high contrast. It is loaded late, because few need it and it is as large as the others. */
export { teamsHighContrastTheme } from '@fluentui/react-components';
