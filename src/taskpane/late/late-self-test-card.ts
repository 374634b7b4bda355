/** The card of the self-test. It has its own file, because it is loaded late within a view that is itself loaded late. */
import { Late } from './late';

export const lateSelfTestCard = new Late(() => import('../settings/self-test-card'));
