import { testShare } from './act-on-tables';

testShare(0);
