// Blacking out a マイナンバー: rectangles by dragging, and by buttons and numbers alone (WCAG 2.5.7).
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../../kit/components/button";
import { useFocusOn } from "../../../kit/focus";
import { AreaFields } from "./area-fields";
import { blackOut, type Pending } from "./pending";
import { paint, type Area } from "./picture";
import s from "./attachments.module.css";

/** Widest canvas on the screen, in pixels; the file itself is redrawn in full size. */
const WIDEST = 1200;

const percent = (part: number, whole: number) => Math.round(Math.min(100, Math.max(0, (part / whole) * 100)) * 10) / 10;

export function BlackOut({ file, onDone }: { file: Pending; onDone: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [areas, setAreas] = useState<Area[]>(file.areas);
  const [busy, setBusy] = useState(false);
  const drag = useRef<{ x: number; y: number } | null>(null);
  const heading = useFocusOn<HTMLHeadingElement>(1);

  useEffect(() => {
    let gone = false;
    void createImageBitmap(file.original, { imageOrientation: "from-image" }).then((made) => {
      if (gone) made.close();
      else setPicture(made);
    });
    return () => void (gone = true);
  }, [file.original]);

  useEffect(() => {
    const board = canvas.current;
    if (!board || !picture) return;
    const scale = Math.min(1, WIDEST / picture.width);
    board.width = picture.width * scale;
    board.height = picture.height * scale;
    paint(board, picture, areas);
  }, [picture, areas]);

  const at = (event: PointerEvent) => {
    const box = canvas.current!.getBoundingClientRect();
    return { x: percent(event.clientX - box.left, box.width), y: percent(event.clientY - box.top, box.height) };
  };
  const start = (event: PointerEvent) => {
    if (event.button !== 0) return;
    canvas.current?.setPointerCapture(event.pointerId);
    drag.current = at(event);
    setAreas((all) => [...all, { ...drag.current!, width: 0, height: 0 }]);
  };
  const move = (event: PointerEvent) => {
    const from = drag.current;
    if (!from) return;
    const to = at(event);
    const area = {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.round(Math.abs(from.x - to.x) * 10) / 10,
      height: Math.round(Math.abs(from.y - to.y) * 10) / 10,
    };
    setAreas((all) => [...all.slice(0, -1), area]);
  };
  const end = () => {
    drag.current = null;
    // A tap without dragging leaves nothing.
    setAreas((all) => all.filter(({ width, height }) => width >= 0.5 && height >= 0.5));
  };
  const apply = async () => {
    setBusy(true);
    await blackOut(file, areas);
    onDone();
  };
  return (
    <div class={s.editor} role="group" aria-label={`「${file.name}」の塗りつぶし`}>
      <h4 tabIndex={-1} ref={heading}>
        隠す部分の塗りつぶし
      </h4>
      <p>画像の上をなぞって囲むか、「枠を追加する」を押して、位置と大きさを数字で指定してください。</p>
      <canvas
        class={s.canvas}
        ref={canvas}
        role="img"
        aria-label={`塗りつぶす画像。${areas.length}か所を塗りつぶしています。`}
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <ul class={s.areas}>
        {areas.map((area, n) => (
          <li key={n}>
            <AreaFields
              n={n}
              id={`${file.id}-${n}`}
              area={area}
              onArea={(changed) => setAreas(areas.map((one, k) => (k === n ? changed : one)))}
              onRemove={() => setAreas(areas.filter((_, k) => k !== n))}
            />
          </li>
        ))}
      </ul>
      <div class={s.actions}>
        <Button look="outline" onClick={() => setAreas([...areas, { x: 30, y: 45, width: 40, height: 10 }])}>
          枠を追加する
        </Button>
        <Button look="text" onClick={onDone}>
          塗りつぶさずに戻る
        </Button>
        <Button busy={busy} onClick={apply}>
          この内容で塗りつぶす
        </Button>
      </div>
    </div>
  );
}
