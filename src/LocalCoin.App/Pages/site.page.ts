// What the browser adds to every page. Each piece improves a page that works without it.

import { swapForms } from "./swap";
import { startClocks } from "./clock";
import { watchPads } from "./pad";
import { watchScanner } from "./scanner";
import { watchConnection } from "./connection";
import { leaveInTime } from "./leave";
import { keepUpToDate } from "./fresh";
import { lookAgain } from "./look";
import { keepAwake } from "./awake";
import { comeBackFresh, keepShell } from "./shell";
import { stopAtWideTables } from "./sideways";

swapForms();
watchPads();
watchScanner();
watchConnection();
startClocks();
leaveInTime();
lookAgain();
keepUpToDate();
keepAwake();
keepShell();
comeBackFresh();
stopAtWideTables();
document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-print]")) window.print();
});
