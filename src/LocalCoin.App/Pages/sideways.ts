// A table that is wider than its place is a stop of the Tab key, so that the arrows move it. One that fits is none: a
// page of many tables would be a long way for who uses no mouse. Without this script each is one.

export function stopAtWideTables(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    for (const one of document.querySelectorAll<HTMLElement>(".grid[tabindex], .sideways[tabindex]")) {
      one.tabIndex = one.scrollWidth > one.clientWidth ? 0 : -1;
    }
  });
}
