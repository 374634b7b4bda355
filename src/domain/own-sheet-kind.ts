/** The kinds of sheets that the product makes from a breakdown table, or for units to fill in. None of them is itself a breakdown table. */
export type OwnSheetKind = 'year-end' | 'phase' | 'ledger' | 'return' | 'areas';
