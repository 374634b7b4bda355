/**
 * A sheet's charts, over its cells.
 */
import type { ReactElement } from 'react';
import type { ChartLook } from '../../hosts/file/look/look';
import { useWorkbenchWords } from '../workbench-words';
import { ChartDrawing } from './chart-drawing';

export function ChartsOver({ charts }: { charts: readonly ChartLook[] }): ReactElement {
  const words = useWorkbenchWords();
  return (
    <>
      {charts.map(({ name, box, plot }, index) => (
        <div key={index} className="wb-chart" style={box}>
          {plot ? (
            <ChartDrawing
              plot={plot}
              width={box.width}
              height={box.height}
              label={words.chart(plot.title === '' ? name : plot.title)}
            />
          ) : (
            <p className="wb-chart-unknown">{words.chartNotDrawn}</p>
          )}
        </div>
      ))}
    </>
  );
}
