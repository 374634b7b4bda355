/**
 * Replaces rtl-css-js in the pages. Fluent's style engine asks it for the mirrored form of every style; Chinese and English are written from
 * left to right, so that no page ever uses one.
 */
export const convert = (styles) => styles;
export const convertProperty = (key, value) => ({ key, value });
