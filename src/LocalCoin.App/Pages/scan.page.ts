// The built-in scanner. This script and its decoder are loaded on a page that shows the camera, and there alone; the
// camera stops when the page is left. What it read goes to the server, which says what it is.

import { shake } from "./sound";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

// A code that fills a quarter of the picture has four pixels a module; more only costs an old phone its time.
const widthMax = 800;
const pause = 100;
let stream: MediaStream | null = null;

const place = document.querySelector<HTMLElement>("[data-scanner]");
const video = place?.querySelector("video");
if (place && video) void start(place, video);

// Who comes back by the browser's own button finds the camera running again.
addEventListener("pagehide", () => stream?.getTracks().forEach((track) => track.stop()));
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

async function start(place: HTMLElement, video: HTMLVideoElement): Promise<void> {
  tell(place, "asking");
  try {
    // Absent where a page did not come by https.
    if (!("mediaDevices" in navigator)) throw new Error("no camera");
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 1280 } },
    });
    prepareZXingModule({ overrides: { locateFile: () => place.dataset.scanner ?? "" } });
    video.srcObject = stream;
    await video.play();
    tell(place, "looking");
    send(await read(video));
  } catch (fault) {
    stream?.getTracks().forEach((track) => track.stop());
    tell(place, fault instanceof DOMException && fault.name === "NotAllowedError" ? "refused" : "none");
  }
}

function tell(place: HTMLElement, state: "asking" | "looking" | "refused" | "none"): void {
  place.dataset.state = state;
  const words = { asking: "wordsAsking", looking: "wordsLooking", refused: "wordsRefused", none: "wordsNone" }[state];
  const told = place.querySelector("[role=status]");
  if (told) told.textContent = place.dataset[words] ?? "";
}

async function read(video: HTMLVideoElement): Promise<string> {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no picture");
  for (;;) {
    const scale = Math.min(1, widthMax / Math.max(video.videoWidth, video.videoHeight, 1));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    if (canvas.width > 0 && canvas.height > 0) {
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const picture = context.getImageData(0, 0, canvas.width, canvas.height);
      const found = await readBarcodes(picture, { formats: ["QRCode"], maxNumberOfSymbols: 1 });
      if (found[0]?.isValid && found[0].text) return found[0].text;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

function send(text: string): void {
  const form = document.querySelector<HTMLTemplateElement>("template[data-scanned]")?.content.firstElementChild;
  const field = form?.querySelector<HTMLInputElement>("input[data-read]");
  if (!(form instanceof HTMLFormElement) || !field) return;
  shake(60);
  field.value = text;
  document.body.append(form);
  form.submit();
}
