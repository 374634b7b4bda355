/** The message of the workbench, above the grid. */
import type { ReactElement } from 'react';
import { Banner } from '../taskpane/ui/banner';
import type { Message } from './message';

export interface MessageBarProps {
  readonly message: Message | null;
  readonly dismiss: () => void;
}

export function MessageBar({ message, dismiss }: MessageBarProps): ReactElement | null {
  if (!message) return null;
  if (message.kind === 'error') {
    return (
      <div className="wb-message">
        <Banner kind="error" title={message.title} onDismiss={dismiss}>
          {message.text}
        </Banner>
      </div>
    );
  }
  return (
    <div className="wb-message" role="status">
      <Banner kind="info" title={message.text} onDismiss={dismiss}>
        {message.action && (
          <a href={message.action.address} target="_blank" rel="noopener">
            {message.action.label}
          </a>
        )}
      </Banner>
    </div>
  );
}
