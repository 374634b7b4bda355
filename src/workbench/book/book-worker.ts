/** The worker that holds the workbook, so that calculations never block the page. */
import { serveCalls } from '../../engine/serve-calls';
import { BookService } from './book-service';

serveCalls(new BookService());
