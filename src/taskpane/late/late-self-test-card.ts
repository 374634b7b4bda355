/**
 * The card of the self-test. It is loaded late within a view that is loaded late, so it is a file of its own.
 */
import { Late } from './late';

export const lateSelfTestCard = new Late(() => import('../settings/self-test-card'));
