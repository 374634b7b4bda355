/**
 * What units must report and by when (报送要求), as a plan states it or a user enters it.
 */
export interface ReportingDuty {
  /** When each return is due, as a phrase for sentences: `每月25日前`; null where no day is stated. */
  readonly due: string | null;
  /** When the final report is due: `年底前`; null where no time is stated. */
  readonly finalReport: string | null;
}

/** 25 → `每月25日前`. */
export function dueEachMonth(day: number): string {
  return `每月${day}日前`;
}

/** `应于每月25日前报送`; null where no day is stated. */
export function dutySentence(duty: ReportingDuty | undefined): string | null {
  return typeof duty?.due === 'string' ? `按报送要求，进展情况应于${duty.due}报送。` : null;
}
