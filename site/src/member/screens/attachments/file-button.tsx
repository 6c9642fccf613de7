// A button that opens the choice of files, or the camera.
import { Unseen } from "../../../kit/components/unseen";
import s from "./file-button.module.css";

interface Props {
  look: "outline" | "text";
  label: string;
  /** What it belongs to, for those who do not see where it stands. */
  about: string;
  accept: string;
  multiple?: boolean;
  capture?: "environment";
  onChosen: (files: File[]) => void;
}

export function FileButton({ look, label, about, onChosen, ...input }: Props) {
  return (
    <label class={`${s.button} ${s[look]}`}>
      {label}
      <Unseen>{about}</Unseen>
      <input
        type="file"
        {...input}
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])];
          // The same file may be chosen again.
          currentTarget.value = "";
          if (chosen.length > 0) onChosen(chosen);
        }}
      />
    </label>
  );
}
