/** What a sheet is that the product made from a breakdown table, or for the units to fill in; none of them is a table itself. */
export type OwnSheetKind = 'year-end' | 'phase' | 'ledger' | 'return' | 'areas';
