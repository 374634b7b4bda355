/**
 * The bar at the top: the product, the open workbook, and the commands for files.
 */
import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { HALF_WAY, recentSource, SAMPLE, type Source } from './files/sources';
import type { RecentBook } from './files/recent-books';
import { BookIcon, ClearIcon, OpenIcon, RecentIcon, SaveIcon } from './icons';
import { useWorkbenchWords } from './workbench-words';

export interface TopBarProps {
  /** '' while no workbook is open. */
  readonly bookName: string;
  readonly isUnsaved: boolean;
  readonly recent: readonly RecentBook[];
  readonly open: (source: Source) => void;
  readonly chooseFile: () => void;
  readonly clearRecent: () => void;
  readonly save: () => void;
}

export function TopBar(props: TopBarProps): ReactElement {
  const { bookName, isUnsaved, save } = props;
  const words = useWorkbenchWords();
  return (
    <header className="wb-top">
      <img className="wb-mark" src="app.svg" alt="" width="24" height="24" />
      <p className="wb-product">
        {words.product}
        <span className="wb-tagline">{words.tagline}</span>
      </p>
      <p className="wb-book" title={bookName}>
        {bookName}
        {bookName !== '' && (
          <span className={isUnsaved ? 'wb-saved wb-unsaved' : 'wb-saved'} role="status">
            {isUnsaved ? words.unsaved : words.allSaved}
          </span>
        )}
      </p>
      <OpenMenu {...props} />
      <Button
        appearance="primary"
        icon={<SaveIcon />}
        title={words.saveHint}
        disabledFocusable={bookName === ''}
        onClick={save}
      >
        {words.save}
      </Button>
    </header>
  );
}

function OpenMenu({ recent, open, chooseFile, clearRecent }: TopBarProps): ReactElement {
  const words = useWorkbenchWords();
  const item = (source: Source, label: string, icon: ReactElement): ReactElement => (
    <MenuItem
      key={label}
      icon={icon}
      onClick={() => {
        open(source);
      }}
    >
      {label}
    </MenuItem>
  );
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<OpenIcon />}>{words.open}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<OpenIcon />} onClick={chooseFile}>
            {words.openFile}
          </MenuItem>
          <MenuGroup>
            <MenuGroupHeader>{words.samplesHeading}</MenuGroupHeader>
            {item(SAMPLE, words.sample, <BookIcon />)}
            {item(HALF_WAY, words.halfWay, <BookIcon />)}
          </MenuGroup>
          {recent.length > 0 && (
            <MenuGroup>
              <MenuGroupHeader>{words.recentHeading}</MenuGroupHeader>
              {recent.map(({ id, name }) => item(recentSource(id, name), name, <RecentIcon />))}
              <MenuDivider />
              <MenuItem icon={<ClearIcon />} onClick={clearRecent}>
                {words.clearRecent}
              </MenuItem>
            </MenuGroup>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
