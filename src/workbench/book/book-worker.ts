/**
 * The worker that holds the workbook, so that computing never blocks the page.
 */
import { serveCalls } from '../../engine/serve-calls';
import { BookService } from './book-service';

serveCalls(new BookService());
