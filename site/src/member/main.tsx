import { render } from "preact";
import { takeInvitation } from "../kept/invitation";
import { App } from "./app";
import "../kit/global.css";

// Before anything is drawn: a screen may lead elsewhere. Another link of the same page only changes what is behind the #.
takeInvitation();
addEventListener("hashchange", takeInvitation);

const root = document.getElementById("app");
if (root) render(<App />, root);
