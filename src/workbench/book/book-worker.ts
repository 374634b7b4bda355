/**
 * The worker that holds the workbook: the page never waits for it.
 */
import { serveCalls } from '../../engine/serve-calls';
import { BookService } from './book-service';

serveCalls(new BookService());
