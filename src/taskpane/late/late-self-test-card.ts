/**
 * The card of the self-test: late within a late view, so that it stands apart from them.
 */
import { Late } from './late';

export const lateSelfTestCard = new Late(() => import('../settings/self-test-card'));
