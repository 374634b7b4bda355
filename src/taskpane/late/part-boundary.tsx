/** An error boundary for a part of the pane: a message replaces the part that failed, and the rest keeps working. */
import { Component, type ReactNode } from 'react';
import { PartFailure } from './late-part';

interface PartBoundaryProps {
  readonly children: ReactNode;
}

interface PartBoundaryState {
  readonly failure: { readonly error: unknown } | null;
}

export class PartBoundary extends Component<PartBoundaryProps, PartBoundaryState> {
  static getDerivedStateFromError(error: unknown): PartBoundaryState {
    return { failure: { error } };
  }

  override state: PartBoundaryState = { failure: null };

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    return (
      <PartFailure
        error={failure.error}
        retry={() => {
          this.setState({ failure: null });
        }}
      />
    );
  }
}
