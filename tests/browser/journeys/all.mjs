// The journeys, in the order of a day: what is only looked at comes before what changes it.

import { account } from './account.mjs';
import { bringIn } from './import.mjs';
import { desk } from './desk.mjs';
import { drawer } from './drawer.mjs';
import { find } from './find.mjs';
import { fresh } from './fresh.mjs';
import { keyboard } from './keyboard.mjs';
import { lists } from './lists.mjs';
import { notes } from './notes.mjs';
import { roles } from './roles.mjs';

export const journeys = [roles, account, find, keyboard, notes, lists, desk, fresh, bringIn, drawer];
