// The journeys, in the order of a day.

import { roles } from './roles.mjs';

export const journeys = [roles];
