// A clock that moves: who looks at a success screen sees that it is alive, and a photograph is not.

const form = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Tokyo", timeStyle: "medium" });

export function startClocks(): void {
  setInterval(() => {
    for (const clock of document.querySelectorAll("[data-clock]")) {
      clock.textContent = form.format(new Date()).replace(/^0/, "");
    }
  }, 1_000);
}
