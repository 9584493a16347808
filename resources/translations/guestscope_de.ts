<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message>
            <source>About Guestscope</source>
            <translation>Über Guestscope</translation>
        </message>
        <message>
            <source>All that is known of what is selected</source>
            <translation>Alles, was über die Auswahl bekannt ist</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Bookmark this folder</source>
            <translation>Lesezeichen für diesen Ordner</translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>Lesezeichen</translation>
        </message>
        <message>
            <source>Check this machine…</source>
            <translation>Diesen Rechner prüfen…</translation>
        </message>
        <message>
            <source>Choose colours, and what is remembered</source>
            <translation>Farben wählen, und was gemerkt wird</translation>
        </message>
        <message>
            <source>Choose what of the disk is browsed</source>
            <translation>Wählen, was vom Datenträger durchsucht wird</translation>
        </message>
        <message>
            <source>Clear recent disks</source>
            <translation>Liste der letzten Datenträger leeren</translation>
        </message>
        <message>
            <source>Close all disks and the window</source>
            <translation>Alle Datenträger und das Fenster schließen</translation>
        </message>
        <message>
            <source>Close disk</source>
            <translation>Datenträger schließen</translation>
        </message>
        <message>
            <source>Close tab</source>
            <translation>Tab schließen</translation>
        </message>
        <message>
            <source>Close the disk that is shown</source>
            <translation>Den gezeigten Datenträger schließen</translation>
        </message>
        <message>
            <source>Close the tab that is shown</source>
            <translation>Den gezeigten Tab schließen</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy path</source>
            <translation>Pfad kopieren</translation>
        </message>
        <message>
            <source>Copy the path of what is selected</source>
            <translation>Den Pfad der Auswahl kopieren</translation>
        </message>
        <message>
            <source>Copy what is selected into a folder of this machine</source>
            <translation>Die Auswahl in einen Ordner dieses Rechners kopieren</translation>
        </message>
        <message>
            <source>Copy what is selected, to paste it in a file manager</source>
            <translation>Die Auswahl kopieren, um sie in einer Dateiverwaltung einzufügen</translation>
        </message>
        <message>
            <source>Count how much is in the selected folder, or in this one</source>
            <translation>Zählen, wie viel im ausgewählten Ordner ist oder in diesem</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Disk usage</source>
            <translation>Belegung</translation>
        </message>
        <message>
            <source>Disk usage of this folder</source>
            <translation>Belegung dieses Ordners</translation>
        </message>
        <message>
            <source>Extract…</source>
            <translation>Extrahieren…</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtern</translation>
        </message>
        <message>
            <source>Find files below this folder by name, content and more</source>
            <translation>Dateien unter diesem Ordner nach Name, Inhalt und mehr finden</translation>
        </message>
        <message>
            <source>Forget the disks that were opened</source>
            <translation>Die geöffneten Datenträger vergessen</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Vor</translation>
        </message>
        <message>
            <source>Go forward again</source>
            <translation>Wieder nach vorn gehen</translation>
        </message>
        <message>
            <source>Go on in the other folder of a split view</source>
            <translation>Im anderen Ordner der geteilten Ansicht weitermachen</translation>
        </message>
        <message>
            <source>Go to a usual place, or to a folder that you kept</source>
            <translation>Zu einem üblichen Ort oder einem gemerkten Ordner gehen</translation>
        </message>
        <message>
            <source>Go to path…</source>
            <translation>Gehe zu Pfad…</translation>
        </message>
        <message>
            <source>Go to the folder above</source>
            <translation>In den übergeordneten Ordner gehen</translation>
        </message>
        <message>
            <source>Go to the folder of what was found</source>
            <translation>Zum Ordner des Gefundenen gehen</translation>
        </message>
        <message>
            <source>Go to where you were before</source>
            <translation>Dorthin gehen, wo Sie vorher waren</translation>
        </message>
        <message>
            <source>Hidden files</source>
            <translation>Versteckte Dateien</translation>
        </message>
        <message>
            <source>Icons</source>
            <translation>Symbole</translation>
        </message>
        <message>
            <source>Invert selection</source>
            <translation>Auswahl umkehren</translation>
        </message>
        <message>
            <source>Keep a list of the disks that were opened</source>
            <translation>Eine Liste der geöffneten Datenträger führen</translation>
        </message>
        <message>
            <source>Keep this folder among the bookmarks</source>
            <translation>Diesen Ordner unter den Lesezeichen behalten</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Large preview</source>
            <translation>Große Vorschau</translation>
        </message>
        <message>
            <source>List all keys</source>
            <translation>Alle Tasten auflisten</translation>
        </message>
        <message>
            <source>New tab</source>
            <translation>Neuer Tab</translation>
        </message>
        <message>
            <source>Next disk</source>
            <translation>Nächster Datenträger</translation>
        </message>
        <message>
            <source>Next tab</source>
            <translation>Nächster Tab</translation>
        </message>
        <message>
            <source>Open a copy of the file on this machine</source>
            <translation>Eine Kopie der Datei auf diesem Rechner öffnen</translation>
        </message>
        <message>
            <source>Open disk images</source>
            <translation>Datenträgerabbilder öffnen</translation>
        </message>
        <message>
            <source>Open in new tab</source>
            <translation>In neuem Tab öffnen</translation>
        </message>
        <message>
            <source>Open with its program</source>
            <translation>Mit zugehörigem Programm öffnen</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Öffnen…</translation>
        </message>
        <message>
            <source>Other side</source>
            <translation>Andere Seite</translation>
        </message>
        <message>
            <source>Preferences…</source>
            <translation>Einstellungen…</translation>
        </message>
        <message>
            <source>Previous tab</source>
            <translation>Voriger Tab</translation>
        </message>
        <message>
            <source>Properties</source>
            <translation>Eigenschaften</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Read the folder again</source>
            <translation>Den Ordner neu lesen</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>Aktualisieren</translation>
        </message>
        <message>
            <source>Remember recent disks</source>
            <translation>Letzte Datenträger merken</translation>
        </message>
        <message>
            <source>Search…</source>
            <translation>Suchen…</translation>
        </message>
        <message>
            <source>See whether all that is needed is there</source>
            <translation>Nachsehen, ob alles Nötige da ist</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>Alles auswählen</translation>
        </message>
        <message>
            <source>Select all that is shown</source>
            <translation>Alles Gezeigte auswählen</translation>
        </message>
        <message>
            <source>Select by pattern…</source>
            <translation>Nach Muster auswählen…</translation>
        </message>
        <message>
            <source>Select the names that fit a pattern</source>
            <translation>Die Namen auswählen, die zu einem Muster passen</translation>
        </message>
        <message>
            <source>Select what is not selected</source>
            <translation>Auswählen, was nicht ausgewählt ist</translation>
        </message>
        <message>
            <source>Show a second folder beside this one</source>
            <translation>Einen zweiten Ordner neben diesem zeigen</translation>
        </message>
        <message>
            <source>Show all transfers, or one only</source>
            <translation>Alle Übertragungen zeigen oder nur eine</translation>
        </message>
        <message>
            <source>Show disks and folders</source>
            <translation>Datenträger und Ordner zeigen</translation>
        </message>
        <message>
            <source>Show in its folder</source>
            <translation>In seinem Ordner zeigen</translation>
        </message>
        <message>
            <source>Show large icons in place of a table</source>
            <translation>Große Symbole statt einer Tabelle zeigen</translation>
        </message>
        <message>
            <source>Show names that begin with a dot</source>
            <translation>Namen zeigen, die mit einem Punkt beginnen</translation>
        </message>
        <message>
            <source>Show only names that contain what you type</source>
            <translation>Nur Namen zeigen, die enthalten, was Sie tippen</translation>
        </message>
        <message>
            <source>Show the next open disk</source>
            <translation>Den nächsten geöffneten Datenträger zeigen</translation>
        </message>
        <message>
            <source>Show the selected folder in a further tab</source>
            <translation>Den ausgewählten Ordner in einem weiteren Tab zeigen</translation>
        </message>
        <message>
            <source>Show the tab to the left</source>
            <translation>Den Tab links davon zeigen</translation>
        </message>
        <message>
            <source>Show the tab to the right</source>
            <translation>Den Tab rechts davon zeigen</translation>
        </message>
        <message>
            <source>Show this folder in a further tab</source>
            <translation>Diesen Ordner in einem weiteren Tab zeigen</translation>
        </message>
        <message>
            <source>Show what is in the selected file, with more room</source>
            <translation>Zeigen, was in der gewählten Datei ist, mit mehr Platz</translation>
        </message>
        <message>
            <source>Show what is selected and what is in it</source>
            <translation>Zeigen, was ausgewählt und was darin ist</translation>
        </message>
        <message>
            <source>Sidebar</source>
            <translation>Seitenleiste</translation>
        </message>
        <message>
            <source>Split view</source>
            <translation>Geteilte Ansicht</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>Systems and volumes</source>
            <translation>Systeme und Volumes</translation>
        </message>
        <message>
            <source>The files of the disk</source>
            <translation>Die Dateien des Datenträgers</translation>
        </message>
        <message>
            <source>This system</source>
            <translation>Dieses System</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>Übertragungen</translation>
        </message>
        <message>
            <source>Type a path to go to</source>
            <translation>Einen Pfad eingeben, zu dem gegangen wird</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Aufwärts</translation>
        </message>
        <message>
            <source>What is on the disk</source>
            <translation>Was auf dem Datenträger ist</translation>
        </message>
        <message>
            <source>What this program is</source>
            <translation>Was dieses Programm ist</translation>
        </message>
        <message>
            <source>Which folders fill the disk</source>
            <translation>Welche Ordner den Datenträger füllen</translation>
        </message>
        <message>
            <source>Which system is on the disk</source>
            <translation>Welches System auf dem Datenträger ist</translation>
        </message>
    </context>
    <context>
        <name>ArchiveModel</name>
        <message>
            <source>Modified</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
    </context>
    <context>
        <name>ArchiveView</name>
        <message>
            <source>Contents of the archive</source>
            <translation>Inhalt des Archivs</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Dismiss</source>
            <translation>Ausblenden</translation>
        </message>
    </context>
    <context>
        <name>BytesDialog</name>
        <message>
            <source>Bytes of {0}</source>
            <translation>Bytes von {0}</translation>
        </message>
    </context>
    <context>
        <name>BytesLines</name>
        <message>
            <source>Bytes of the file</source>
            <translation>Bytes der Datei</translation>
        </message>
        <message>
            <source>Position, hexadecimal digits and letters, line by line</source>
            <translation>Position, hexadezimale Ziffern und Zeichen, Zeile für Zeile</translation>
        </message>
    </context>
    <context>
        <name>BytesView</name>
        <message>
            <source>Position in the file</source>
            <translation>Position in der Datei</translation>
        </message>
    </context>
    <context>
        <name>CardList</name>
        <message>
            <source>Cards</source>
            <translation>Karten</translation>
        </message>
    </context>
    <context>
        <name>CardPage</name>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Parts of this card</source>
            <translation>Teile dieser Karte</translation>
        </message>
        <message>
            <source>Read this card again</source>
            <translation>Diese Karte neu lesen</translation>
        </message>
        <message>
            <source>Read this card again (F5)</source>
            <translation>Diese Karte neu lesen (F5)</translation>
        </message>
        <message>
            <source>Save as CSV…</source>
            <translation>Als CSV speichern…</translation>
        </message>
        <message>
            <source>Save as JSON…</source>
            <translation>Als JSON speichern…</translation>
        </message>
        <message>
            <source>Save or copy this card</source>
            <translation>Diese Karte speichern oder kopieren</translation>
        </message>
        <message>
            <source>There is nothing of this kind.</source>
            <translation>Davon gibt es hier nichts.</translation>
        </message>
        <message>
            <source>{0} ({1})</source>
            <translation>{0} ({1})</translation>
        </message>
    </context>
    <context>
        <name>ChainView</name>
        <message>
            <source>Image</source>
            <translation>Abbild</translation>
        </message>
        <message>
            <source>Image files and snapshots</source>
            <translation>Abbilddateien und Schnappschüsse</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Erstellt</translation>
        </message>
        <message>
            <source>On disk</source>
            <translation>Belegt</translation>
        </message>
        <message>
            <source>Open the disk as it was in this snapshot</source>
            <translation>Den Datenträger öffnen, wie er in diesem Schnappschuss war</translation>
        </message>
        <message>
            <source>built on</source>
            <translation>beruht auf</translation>
        </message>
        <message>
            <source>snapshot</source>
            <translation>Schnappschuss</translation>
        </message>
        <message>
            <source>snapshot of a running machine</source>
            <translation>Schnappschuss einer laufenden Maschine</translation>
        </message>
        <message>
            <source>this image</source>
            <translation>dieses Abbild</translation>
        </message>
        <message>
            <source>{0}, shown now</source>
            <translation>{0}, jetzt gezeigt</translation>
        </message>
    </context>
    <context>
        <name>DemoDisk</name>
        <message>
            <source>The demo disk could not be made.</source>
            <translation>Der Demo-Datenträger konnte nicht erstellt werden.</translation>
        </message>
    </context>
    <context>
        <name>DetailsFeed</name>
        <message>
            <source>computing…</source>
            <translation>wird berechnet…</translation>
        </message>
    </context>
    <context>
        <name>DetailsPane</name>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n Element</numerusform>
                <numerusform>%n Elemente</numerusform>
            </translation>
        </message>
        <message>
            <source>Compute the SHA-256 checksum inside the appliance</source>
            <translation>Die SHA-256-Prüfsumme innerhalb der Appliance berechnen</translation>
        </message>
        <message>
            <source>Copy path</source>
            <translation>Pfad kopieren</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Extract…</source>
            <translation>Extrahieren…</translation>
        </message>
        <message>
            <source>Link to</source>
            <translation>Verweist auf</translation>
        </message>
        <message>
            <source>Mode</source>
            <translation>Rechte</translation>
        </message>
        <message>
            <source>Modified</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>No file can have this name: the file system is damaged, or made to mislead.</source>
            <translation>So kann keine Datei heißen: Das Dateisystem ist beschädigt oder soll in die Irre führen.</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Eigentümer</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Select a file to see what is in it.</source>
            <translation>Wählen Sie eine Datei, um zu sehen, was darin ist.</translation>
        </message>
        <message>
            <source>Select a single file to see what is in it.</source>
            <translation>Wählen Sie eine einzelne Datei, um zu sehen, was darin ist.</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
    </context>
    <context>
        <name>Dialogs</name>
        <message>
            <source>About Guestscope</source>
            <translation>Über Guestscope</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Lizenz</translation>
        </message>
        <message>
            <source>Opens the disks of virtual machines and shows what is inside, without starting them. The disk is read inside a small virtual machine of its own, never by this computer, and is not changed.</source>
            <translation>Öffnet die Datenträger virtueller Maschinen und zeigt, was darin ist, ohne die Maschinen zu starten. Gelesen wird der Datenträger in einer kleinen eigenen virtuellen Maschine, nie von diesem Rechner selbst, und verändert wird er nicht.</translation>
        </message>
        <message>
            <source>This machine</source>
            <translation>Dieser Rechner</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
    </context>
    <context>
        <name>DiskNotices</name>
        <message>
            <source>Not everything could be mounted, so these folders lack their files: {0}. {1}</source>
            <translation>Nicht alles konnte eingehängt werden, daher fehlen diesen Ordnern ihre Dateien: {0}. {1}</translation>
        </message>
        <message>
            <source>Read anew</source>
            <translation>Neu lesen</translation>
        </message>
        <message>
            <source>The appliance stopped and was started again. {0}</source>
            <translation>Die Appliance hat angehalten und wurde neu gestartet. {0}</translation>
        </message>
        <message>
            <source>The file {0} was removed. It can be read until the disk is closed.</source>
            <translation>Die Datei {0} wurde gelöscht. Sie kann gelesen werden, bis der Datenträger geschlossen wird.</translation>
        </message>
        <message>
            <source>The image {0} changed while it is open: what is shown and copied may be wrong.</source>
            <translation>Das Abbild {0} hat sich geändert, während es geöffnet ist: Was gezeigt und kopiert wird, kann falsch sein.</translation>
        </message>
        <message>
            <source>The machine is running, or somebody else is writing to this disk. This is how it was at {0}, and it may be inconsistent.</source>
            <translation>Die Maschine läuft, oder jemand anderes schreibt auf diesen Datenträger. So war er um {0}, und er kann in sich widersprüchlich sein.</translation>
        </message>
        <message>
            <source>There is no file system on this disk that can be browsed.</source>
            <translation>Auf diesem Datenträger ist kein Dateisystem, das durchsucht werden kann.</translation>
        </message>
    </context>
    <context>
        <name>DiskView</name>
        <message>
            <source>Disk usage</source>
            <translation>Belegung</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>This system</source>
            <translation>Dieses System</translation>
        </message>
    </context>
    <context>
        <name>Dragging</name>
        <message>
            <source>Copying {0}…</source>
            <translation>{0} wird kopiert…</translation>
        </message>
        <message>
            <source>Nothing of this can be copied.</source>
            <translation>Nichts davon kann kopiert werden.</translation>
        </message>
        <message>
            <source>Nothing of this can be dropped.</source>
            <translation>Nichts davon kann abgelegt werden.</translation>
        </message>
        <message>
            <source>Preparing {0} to be dropped…</source>
            <translation>{0} wird zum Ablegen vorbereitet…</translation>
        </message>
        <message>
            <source>Preparing…</source>
            <translation>Wird vorbereitet…</translation>
        </message>
        <message>
            <source>There is no place for copies: {0}.</source>
            <translation>Für Kopien ist kein Platz: {0}.</translation>
        </message>
        <message>
            <source>This is too much to be copied and pasted; “Extract…” takes it anywhere.</source>
            <translation>Das ist zu viel zum Kopieren und Einfügen; „Extrahieren…“ bringt es überallhin.</translation>
        </message>
        <message>
            <source>This is too much to be dropped everywhere; “Extract…” takes it anywhere.</source>
            <translation>Das ist zu viel, um es überall abzulegen; „Extrahieren…“ bringt es überallhin.</translation>
        </message>
        <message>
            <source>being prepared to be dropped</source>
            <translation>wird zum Ablegen vorbereitet</translation>
        </message>
        <message>
            <source>being prepared to be pasted</source>
            <translation>wird zum Einfügen vorbereitet</translation>
        </message>
        <message>
            <source>{0} can be pasted now.</source>
            <translation>{0} kann jetzt eingefügt werden.</translation>
        </message>
        <message>
            <source>{0} is ready: drag it once more.</source>
            <translation>{0} ist bereit: Ziehen Sie es noch einmal.</translation>
        </message>
    </context>
    <context>
        <name>ExtractDialog</name>
        <message>
            <source>Choose…</source>
            <translation>Wählen…</translation>
        </message>
        <message>
            <source>Compare with checksums made inside the machine</source>
            <translation>Mit Prüfsummen vergleichen, die in der Maschine gebildet werden</translation>
        </message>
        <message>
            <source>Extract</source>
            <translation>Extrahieren</translation>
        </message>
        <message numerus="yes">
            <source>Extract %n item(s)</source>
            <translation>
                <numerusform>%n Element extrahieren</numerusform>
                <numerusform>%n Elemente extrahieren</numerusform>
            </translation>
        </message>
        <message>
            <source>Extract to</source>
            <translation>Extrahieren nach</translation>
        </message>
        <message>
            <source>Extract {0}</source>
            <translation>{0} extrahieren</translation>
        </message>
        <message>
            <source>Files and folders</source>
            <translation>Dateien und Ordner</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Kind of archive</source>
            <translation>Art des Archivs</translation>
        </message>
        <message>
            <source>Name of the archive</source>
            <translation>Name des Archivs</translation>
        </message>
        <message>
            <source>One archive</source>
            <translation>Ein Archiv</translation>
        </message>
        <message>
            <source>There is no such folder that you can write to.</source>
            <translation>Einen solchen Ordner, in den Sie schreiben dürfen, gibt es nicht.</translation>
        </message>
        <message>
            <source>To the folder</source>
            <translation>In den Ordner</translation>
        </message>
        <message>
            <source>With owners, permissions, times, links and attributes, as a tar file.</source>
            <translation>Mit Eigentümern, Rechten, Zeiten, Verweisen und Attributen, als tar-Datei.</translation>
        </message>
        <message>
            <source>With their times. Owners, permissions and attributes stay behind.</source>
            <translation>Mit ihren Zeiten. Eigentümer, Rechte und Attribute bleiben zurück.</translation>
        </message>
        <message>
            <source>Write a list of the checksums (SHA-256) beside it</source>
            <translation>Eine Liste der Prüfsummen (SHA-256) daneben schreiben</translation>
        </message>
        <message>
            <source>{0} are free there.</source>
            <translation>Dort sind {0} frei.</translation>
        </message>
    </context>
    <context>
        <name>ExtractJob</name>
        <message>
            <source>The files could not be extracted.</source>
            <translation>Die Dateien konnten nicht extrahiert werden.</translation>
        </message>
    </context>
    <context>
        <name>Extracting</name>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n Element</numerusform>
                <numerusform>%n Elemente</numerusform>
            </translation>
        </message>
        <message>
            <source>{0} › {1}  to  {2}</source>
            <translation>{0} › {1}  nach  {2}</translation>
        </message>
    </context>
    <context>
        <name>FactRows</name>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
    </context>
    <context>
        <name>FailurePage</name>
        <message>
            <source>Allow this file</source>
            <translation>Diese Datei zulassen</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>Bericht kopieren</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Failure</source>
            <translation>Fehlschlag</translation>
        </message>
        <message>
            <source>Locate it…</source>
            <translation>Suchen…</translation>
        </message>
        <message>
            <source>Open another disk…</source>
            <translation>Anderen Datenträger öffnen…</translation>
        </message>
        <message>
            <source>This machine</source>
            <translation>Dieser Rechner</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Was zu tun ist</translation>
        </message>
    </context>
    <context>
        <name>FileModel</name>
        <message>
            <source>Access list</source>
            <translation>Zugriffsliste</translation>
        </message>
        <message>
            <source>Accessed</source>
            <translation>Zugegriffen</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>Attribute</translation>
        </message>
        <message>
            <source>Capabilities</source>
            <translation>Capabilities</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Status geändert</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Gruppe</translation>
        </message>
        <message>
            <source>Link target</source>
            <translation>Verweisziel</translation>
        </message>
        <message>
            <source>Mode</source>
            <translation>Rechte</translation>
        </message>
        <message>
            <source>Modified</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Eigentümer</translation>
        </message>
        <message>
            <source>SELinux label</source>
            <translation>SELinux-Kontext</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Ort</translation>
        </message>
        <message>
            <source>{0}, {1} to {2}</source>
            <translation>{0}, {1} auf {2}</translation>
        </message>
    </context>
    <context>
        <name>FileTable</name>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
    </context>
    <context>
        <name>FilesPage</name>
        <message>
            <source>Close tab</source>
            <translation>Tab schließen</translation>
        </message>
        <message>
            <source>Search in {0}</source>
            <translation>Suchen in {0}</translation>
        </message>
        <message>
            <source>Tabs</source>
            <translation>Tabs</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>Show only rows with this value: {0}</source>
            <translation>Nur Zeilen mit diesem Wert zeigen: {0}</translation>
        </message>
        <message>
            <source>{0} ({1})</source>
            <translation>{0} ({1})</translation>
        </message>
        <message>
            <source>{0} or worse ({1})</source>
            <translation>{0} oder schlimmer ({1})</translation>
        </message>
        <message>
            <source>{0}: all</source>
            <translation>{0}: alle</translation>
        </message>
    </context>
    <context>
        <name>FolderTree</name>
        <message>
            <source>Folders</source>
            <translation>Ordner</translation>
        </message>
    </context>
    <context>
        <name>FolderView</name>
        <message>
            <source>No name here contains this.</source>
            <translation>Kein Name hier enthält das.</translation>
        </message>
        <message>
            <source>Nothing was found.</source>
            <translation>Es wurde nichts gefunden.</translation>
        </message>
        <message>
            <source>Only hidden files are in this folder.</source>
            <translation>In diesem Ordner sind nur versteckte Dateien.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Wird gelesen…</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Suche läuft…</translation>
        </message>
        <message>
            <source>This folder is empty.</source>
            <translation>Dieser Ordner ist leer.</translation>
        </message>
        <message>
            <source>{0} could not be opened: {1}</source>
            <translation>{0} konnte nicht geöffnet werden: {1}</translation>
        </message>
        <message>
            <source>{0} could not be searched: {1}</source>
            <translation>{0} konnte nicht durchsucht werden: {1}</translation>
        </message>
    </context>
    <context>
        <name>Formats</name>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>vor %n Tag</numerusform>
                <numerusform>vor %n Tagen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) ago</source>
            <translation>
                <numerusform>vor %n Stunde</numerusform>
                <numerusform>vor %n Stunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) ago</source>
            <translation>
                <numerusform>vor %n Minute</numerusform>
                <numerusform>vor %n Minuten</numerusform>
            </translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>Archiv</translation>
        </message>
        <message>
            <source>B</source>
            <translation>B</translation>
        </message>
        <message>
            <source>Block device</source>
            <translation>Blockgerät</translation>
        </message>
        <message>
            <source>Character device</source>
            <translation>Zeichengerät</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Disk image</source>
            <translation>Datenträgerabbild</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Dokument</translation>
        </message>
        <message>
            <source>EB</source>
            <translation>EB</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>GB</source>
            <translation>GB</translation>
        </message>
        <message>
            <source>Impossible name</source>
            <translation>Unmöglicher Name</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>Bibliothek</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>Verweis</translation>
        </message>
        <message>
            <source>MB</source>
            <translation>MB</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>Medien</translation>
        </message>
        <message>
            <source>PB</source>
            <translation>PB</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Pipe</source>
            <translation>Pipe</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>Programm</translation>
        </message>
        <message>
            <source>Socket</source>
            <translation>Socket</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Quelltext</translation>
        </message>
        <message>
            <source>TB</source>
            <translation>TB</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Unbekannt</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>gerade eben</translation>
        </message>
        <message>
            <source>kB</source>
            <translation>kB</translation>
        </message>
        <message>
            <source>{0} bytes</source>
            <translation>{0} Bytes</translation>
        </message>
        <message>
            <source>{0} h left</source>
            <translation>noch {0} h</translation>
        </message>
        <message>
            <source>{0} min left</source>
            <translation>noch {0} min</translation>
        </message>
        <message>
            <source>{0} s left</source>
            <translation>noch {0} s</translation>
        </message>
        <message>
            <source>{0}/s</source>
            <translation>{0}/s</translation>
        </message>
    </context>
    <context>
        <name>Frame</name>
        <message>
            <source>Folders</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
    </context>
    <context>
        <name>Going</name>
        <message>
            <source>Bookmarks</source>
            <translation>Lesezeichen</translation>
        </message>
        <message>
            <source>Remove this bookmark</source>
            <translation>Dieses Lesezeichen entfernen</translation>
        </message>
        <message>
            <source>{0} is among the bookmarks now.</source>
            <translation>{0} ist jetzt unter den Lesezeichen.</translation>
        </message>
    </context>
    <context>
        <name>Guest</name>
        <message>
            <source>The disk can no longer be read.</source>
            <translation>Der Datenträger kann nicht mehr gelesen werden.</translation>
        </message>
        <message>
            <source>The disk could not be opened.</source>
            <translation>Der Datenträger konnte nicht geöffnet werden.</translation>
        </message>
        <message>
            <source>What is on the disk could not be read.</source>
            <translation>Was auf dem Datenträger ist, konnte nicht gelesen werden.</translation>
        </message>
    </context>
    <context>
        <name>HealthList</name>
        <message>
            <source>Nothing was found to be wrong.</source>
            <translation>Es wurde nichts gefunden, was nicht stimmt.</translation>
        </message>
    </context>
    <context>
        <name>HostChecks</name>
        <message>
            <source>Checks of this machine</source>
            <translation>Prüfungen dieses Rechners</translation>
        </message>
        <message>
            <source>Looking at this machine…</source>
            <translation>Dieser Rechner wird geprüft…</translation>
        </message>
        <message>
            <source>broken</source>
            <translation>defekt</translation>
        </message>
        <message>
            <source>in order</source>
            <translation>in Ordnung</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>fehlt</translation>
        </message>
        <message>
            <source>note</source>
            <translation>Hinweis</translation>
        </message>
    </context>
    <context>
        <name>IconView</name>
        <message>
            <source>Files as icons</source>
            <translation>Dateien als Symbole</translation>
        </message>
    </context>
    <context>
        <name>Inspection</name>
        <message>
            <source>About</source>
            <translation>Betrifft</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>Konten</translation>
        </message>
        <message>
            <source>Admin</source>
            <translation>Administrator</translation>
        </message>
        <message>
            <source>Admin by</source>
            <translation>Administrator durch</translation>
        </message>
        <message>
            <source>Architecture</source>
            <translation>Architektur</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Verfügbar</translation>
        </message>
        <message>
            <source>Boot</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Boots</source>
            <translation>Starts</translation>
        </message>
        <message>
            <source>Chain</source>
            <translation>Kette</translation>
        </message>
        <message>
            <source>Changed by</source>
            <translation>Geändert durch</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Befehl</translation>
        </message>
        <message>
            <source>Computer name</source>
            <translation>Computername</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Crash dumps</source>
            <translation>Absturzabbilder</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Beschreibung</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Devices</source>
            <translation>Geräte</translation>
        </message>
        <message>
            <source>Disabled</source>
            <translation>Deaktiviert</translation>
        </message>
        <message>
            <source>Disk images</source>
            <translation>Datenträgerabbilder</translation>
        </message>
        <message>
            <source>Domain</source>
            <translation>Domäne</translation>
        </message>
        <message>
            <source>Drive letters</source>
            <translation>Laufwerksbuchstaben</translation>
        </message>
        <message>
            <source>Edition</source>
            <translation>Edition</translation>
        </message>
        <message>
            <source>Encrypted volumes</source>
            <translation>Verschlüsselte Volumes</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>Einträge</translation>
        </message>
        <message>
            <source>Expires</source>
            <translation>Läuft ab</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Files read</source>
            <translation>Gelesene Dateien</translation>
        </message>
        <message>
            <source>Finding</source>
            <translation>Befund</translation>
        </message>
        <message>
            <source>Firewall</source>
            <translation>Firewall</translation>
        </message>
        <message>
            <source>First</source>
            <translation>Erster</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>Voller Name</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Gruppe</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Gruppen</translation>
        </message>
        <message>
            <source>Has older ones</source>
            <translation>Hat ältere</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Heimatordner</translation>
        </message>
        <message>
            <source>Host name</source>
            <translation>Rechnername</translation>
        </message>
        <message>
            <source>ID</source>
            <translation>Kennung</translation>
        </message>
        <message>
            <source>Identity</source>
            <translation>Identität</translation>
        </message>
        <message>
            <source>Inodes</source>
            <translation>Inodes</translation>
        </message>
        <message>
            <source>Inodes used</source>
            <translation>Belegte Inodes</translation>
        </message>
        <message>
            <source>Installed</source>
            <translation>Installiert</translation>
        </message>
        <message>
            <source>Installed programs</source>
            <translation>Installierte Programme</translation>
        </message>
        <message>
            <source>Kernels</source>
            <translation>Kernel</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Keyboard</source>
            <translation>Tastatur</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Bezeichnung</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>Letzter</translation>
        </message>
        <message>
            <source>Last activity</source>
            <translation>Letzte Aktivität</translation>
        </message>
        <message>
            <source>Last address</source>
            <translation>Letzte Adresse</translation>
        </message>
        <message>
            <source>Last boot</source>
            <translation>Letzter Start</translation>
        </message>
        <message>
            <source>Last log-in</source>
            <translation>Letzte Anmeldung</translation>
        </message>
        <message>
            <source>Last seen</source>
            <translation>Zuletzt gesehen</translation>
        </message>
        <message>
            <source>Last shutdown</source>
            <translation>Letztes Herunterfahren</translation>
        </message>
        <message>
            <source>Last update</source>
            <translation>Letzte Aktualisierung</translation>
        </message>
        <message>
            <source>Locked volumes</source>
            <translation>Gesperrte Volumes</translation>
        </message>
        <message>
            <source>Log-in program</source>
            <translation>Anmeldeprogramm</translation>
        </message>
        <message>
            <source>Logs</source>
            <translation>Protokolle</translation>
        </message>
        <message>
            <source>Looked for</source>
            <translation>Gesucht nach</translation>
        </message>
        <message>
            <source>Looked for: {0}.</source>
            <translation>Gesucht nach: {0}.</translation>
        </message>
        <message>
            <source>Machine ID</source>
            <translation>Maschinenkennung</translation>
        </message>
        <message>
            <source>Made of</source>
            <translation>Besteht aus</translation>
        </message>
        <message>
            <source>May be absent</source>
            <translation>Darf fehlen</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Mitglieder</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Meldung</translation>
        </message>
        <message>
            <source>Missing members</source>
            <translation>Fehlende Mitglieder</translation>
        </message>
        <message>
            <source>Mount point</source>
            <translation>Einhängepunkt</translation>
        </message>
        <message>
            <source>Mount points</source>
            <translation>Einhängepunkte</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Network interfaces</source>
            <translation>Netzwerkschnittstellen</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>Nicht bekannt</translation>
        </message>
        <message>
            <source>Not known: {0}.</source>
            <translation>Nicht bekannt: {0}.</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Hinweise</translation>
        </message>
        <message>
            <source>Nothing was found to be wrong.</source>
            <translation>Es wurde nichts gefunden, was nicht stimmt.</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>Optionen</translation>
        </message>
        <message>
            <source>Origin</source>
            <translation>Herkunft</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Überblick</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Eigentümer</translation>
        </message>
        <message>
            <source>PID</source>
            <translation>PID</translation>
        </message>
        <message>
            <source>Package format</source>
            <translation>Paketformat</translation>
        </message>
        <message>
            <source>Package manager</source>
            <translation>Paketverwaltung</translation>
        </message>
        <message>
            <source>Packages</source>
            <translation>Pakete</translation>
        </message>
        <message>
            <source>Packages by origin</source>
            <translation>Pakete nach Herkunft</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Kennwort</translation>
        </message>
        <message>
            <source>Password changed</source>
            <translation>Kennwort geändert</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>Pfad</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>Policies</source>
            <translation>Richtlinien</translation>
        </message>
        <message>
            <source>Preset</source>
            <translation>Vorgabe</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Problem</translation>
        </message>
        <message>
            <source>Profiles</source>
            <translation>Profile</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>Programm</translation>
        </message>
        <message>
            <source>Registry</source>
            <translation>Registrierung</translation>
        </message>
        <message>
            <source>Run at log-in</source>
            <translation>Bei der Anmeldung gestartet</translation>
        </message>
        <message>
            <source>SSH keys</source>
            <translation>SSH-Schlüssel</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>Dienste</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>Schwere</translation>
        </message>
        <message>
            <source>Shares</source>
            <translation>Freigaben</translation>
        </message>
        <message>
            <source>Shell</source>
            <translation>Shell</translation>
        </message>
        <message>
            <source>Shut down in order</source>
            <translation>Ordentlich heruntergefahren</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Size on the host</source>
            <translation>Größe auf dem Rechner</translation>
        </message>
        <message>
            <source>Snapshots</source>
            <translation>Schnappschüsse</translation>
        </message>
        <message>
            <source>Software</source>
            <translation>Software</translation>
        </message>
        <message>
            <source>Starters</source>
            <translation>Startet</translation>
        </message>
        <message>
            <source>Starts into</source>
            <translation>Startet in</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>State by</source>
            <translation>Zustand durch</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>Zusammenfassung</translation>
        </message>
        <message>
            <source>Swap</source>
            <translation>Auslagerung</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>Zeitzone</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>USB storage</source>
            <translation>USB-Speicher</translation>
        </message>
        <message>
            <source>UUID</source>
            <translation>UUID</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unit</translation>
        </message>
        <message>
            <source>Usage by mount point</source>
            <translation>Belegung nach Einhängepunkt</translation>
        </message>
        <message>
            <source>Usage by mount point, {0} of {1}</source>
            <translation>Belegung nach Einhängepunkt, {0} von {1}</translation>
        </message>
        <message>
            <source>Used</source>
            <translation>Belegt</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Benutzer</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Wert</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>Vendor</source>
            <translation>Hersteller</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Virtual size</source>
            <translation>Virtuelle Größe</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Volume</translation>
        </message>
        <message>
            <source>Wanted by</source>
            <translation>Verlangt von</translation>
        </message>
        <message>
            <source>What starts</source>
            <translation>Was startet</translation>
        </message>
        <message>
            <source>What starts, by kind</source>
            <translation>Was startet, nach Art</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>Was gefunden wurde</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <source>Windows</source>
            <translation>Windows</translation>
        </message>
        <message>
            <source>Windows version</source>
            <translation>Windows-Version</translation>
        </message>
        <message>
            <source>a missing initial RAM disk</source>
            <translation>eine fehlende Init-RAM-Disk</translation>
        </message>
        <message>
            <source>a missing kernel</source>
            <translation>ein fehlender Kernel</translation>
        </message>
        <message>
            <source>alert</source>
            <translation>Alarm</translation>
        </message>
        <message>
            <source>at log-in</source>
            <translation>bei der Anmeldung</translation>
        </message>
        <message>
            <source>audit</source>
            <translation>Audit</translation>
        </message>
        <message>
            <source>could not be read</source>
            <translation>konnte nicht gelesen werden</translation>
        </message>
        <message>
            <source>critical</source>
            <translation>kritisch</translation>
        </message>
        <message>
            <source>cron</source>
            <translation>Cron</translation>
        </message>
        <message>
            <source>damage of the image</source>
            <translation>Schäden am Abbild</translation>
        </message>
        <message>
            <source>damaged file systems</source>
            <translation>beschädigte Dateisysteme</translation>
        </message>
        <message>
            <source>debug</source>
            <translation>Fehlersuche</translation>
        </message>
        <message>
            <source>disabled</source>
            <translation>deaktiviert</translation>
        </message>
        <message>
            <source>driver</source>
            <translation>Treiber</translation>
        </message>
        <message>
            <source>emergency</source>
            <translation>Notfall</translation>
        </message>
        <message>
            <source>enabled</source>
            <translation>aktiviert</translation>
        </message>
        <message>
            <source>error</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>file systems that cannot be mounted</source>
            <translation>Dateisysteme, die nicht eingehängt werden können</translation>
        </message>
        <message>
            <source>file systems that were not unmounted</source>
            <translation>Dateisysteme, die nicht ausgehängt wurden</translation>
        </message>
        <message>
            <source>full file systems</source>
            <translation>volle Dateisysteme</translation>
        </message>
        <message>
            <source>hibernation</source>
            <translation>Ruhezustand</translation>
        </message>
        <message>
            <source>incomplete arrays</source>
            <translation>unvollständige Verbünde</translation>
        </message>
        <message>
            <source>indirect</source>
            <translation>indirekt</translation>
        </message>
        <message>
            <source>init script</source>
            <translation>Init-Skript</translation>
        </message>
        <message>
            <source>is being read</source>
            <translation>wird gelesen</translation>
        </message>
        <message>
            <source>journal</source>
            <translation>Journal</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>gesperrt</translation>
        </message>
        <message>
            <source>manual</source>
            <translation>von Hand</translation>
        </message>
        <message>
            <source>masked</source>
            <translation>maskiert</translation>
        </message>
        <message>
            <source>missing disks</source>
            <translation>fehlende Datenträger</translation>
        </message>
        <message>
            <source>mount</source>
            <translation>Einhängung</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>not read yet</source>
            <translation>noch nicht gelesen</translation>
        </message>
        <message>
            <source>not there</source>
            <translation>nicht da</translation>
        </message>
        <message>
            <source>note</source>
            <translation>Hinweis</translation>
        </message>
        <message>
            <source>notice</source>
            <translation>Bemerkung</translation>
        </message>
        <message>
            <source>packages</source>
            <translation>Pakete</translation>
        </message>
        <message>
            <source>path</source>
            <translation>Pfad</translation>
        </message>
        <message>
            <source>program</source>
            <translation>Programm</translation>
        </message>
        <message>
            <source>serious</source>
            <translation>ernst</translation>
        </message>
        <message>
            <source>service</source>
            <translation>Dienst</translation>
        </message>
        <message>
            <source>set</source>
            <translation>gesetzt</translation>
        </message>
        <message>
            <source>socket</source>
            <translation>Socket</translation>
        </message>
        <message>
            <source>static</source>
            <translation>statisch</translation>
        </message>
        <message>
            <source>syslog</source>
            <translation>Syslog</translation>
        </message>
        <message>
            <source>target</source>
            <translation>Ziel</translation>
        </message>
        <message>
            <source>task</source>
            <translation>Aufgabe</translation>
        </message>
        <message>
            <source>the end of updates</source>
            <translation>das Ende der Aktualisierungen</translation>
        </message>
        <message>
            <source>timer</source>
            <translation>Timer</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>update</source>
            <translation>Aktualisierung</translation>
        </message>
        <message>
            <source>warning</source>
            <translation>Warnung</translation>
        </message>
        <message>
            <source>was not read</source>
            <translation>wurde nicht gelesen</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>{0} entries from {1} files, {2} to {3}</source>
            <translation>{0} Einträge aus {1} Dateien, {2} bis {3}</translation>
        </message>
        <message>
            <source>{0} of {1} start by themselves</source>
            <translation>{0} von {1} starten von selbst</translation>
        </message>
        <message>
            <source>{0} of {1} · {2} %</source>
            <translation>{0} von {1} · {2} %</translation>
        </message>
        <message>
            <source>{0} people, {1} system accounts, {2} administrators, {3} groups</source>
            <translation>{0} Personen, {1} Systemkonten, {2} Administratoren, {3} Gruppen</translation>
        </message>
        <message>
            <source>{0} used of {1} in {2} file systems</source>
            <translation>{0} von {1} belegt in {2} Dateisystemen</translation>
        </message>
        <message>
            <source>{0}, {1} differ from their preset</source>
            <translation>{0}, {1} weichen von ihrer Vorgabe ab</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
    </context>
    <context>
        <name>InspectionPanel</name>
        <message>
            <source>Browse files</source>
            <translation>Dateien durchsuchen</translation>
        </message>
        <message>
            <source>Reading {0}…</source>
            <translation>{0} wird gelesen…</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>Save all cards as one report</source>
            <translation>Alle Karten als einen Bericht speichern</translation>
        </message>
        <message>
            <source>Save as JSON…</source>
            <translation>Als JSON speichern…</translation>
        </message>
        <message>
            <source>Save as a page (HTML)…</source>
            <translation>Als Seite speichern (HTML)…</translation>
        </message>
        <message>
            <source>Show another system of this disk</source>
            <translation>Ein anderes System dieses Datenträgers zeigen</translation>
        </message>
        <message>
            <source>Show the files of this system</source>
            <translation>Die Dateien dieses Systems zeigen</translation>
        </message>
        <message>
            <source>Systems</source>
            <translation>Systeme</translation>
        </message>
    </context>
    <context>
        <name>Job</name>
        <message>
            <source>This could not be finished.</source>
            <translation>Das konnte nicht zu Ende geführt werden.</translation>
        </message>
    </context>
    <context>
        <name>JobRow</name>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n Datei</numerusform>
                <numerusform>%n Dateien</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out</source>
            <translation>
                <numerusform>%n ausgelassen</numerusform>
                <numerusform>%n ausgelassen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not the same</source>
            <translation>
                <numerusform>%n nicht gleich</numerusform>
                <numerusform>%n nicht gleich</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>Aus der Liste entfernen</translation>
        </message>
        <message>
            <source>Report: what was not taken as it is, and why</source>
            <translation>Bericht: was nicht unverändert übernommen wurde, und warum</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Erneut versuchen</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>abgebrochen</translation>
        </message>
        <message>
            <source>cancelled after {0}</source>
            <translation>abgebrochen nach {0}</translation>
        </message>
        <message>
            <source>compared</source>
            <translation>verglichen</translation>
        </message>
        <message numerus="yes">
            <source>comparing: %n of {0} file(s)</source>
            <translation>
                <numerusform>Vergleich: %n von {0} Dateien</numerusform>
                <numerusform>Vergleich: %n von {0} Dateien</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>counting: %n file(s)</source>
            <translation>
                <numerusform>wird gezählt: %n Datei</numerusform>
                <numerusform>wird gezählt: %n Dateien</numerusform>
            </translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fehlgeschlagen</translation>
        </message>
        <message>
            <source>not finished last time</source>
            <translation>letztes Mal nicht beendet</translation>
        </message>
        <message>
            <source>paused at {0}</source>
            <translation>angehalten bei {0}</translation>
        </message>
        <message>
            <source>preparing</source>
            <translation>Vorbereitung</translation>
        </message>
        <message>
            <source>waiting for its turn</source>
            <translation>wartet auf seinen Platz</translation>
        </message>
    </context>
    <context>
        <name>JobsBar</name>
        <message numerus="yes">
            <source>%n transfer(s)</source>
            <translation>
                <numerusform>%n Übertragung</numerusform>
                <numerusform>%n Übertragungen</numerusform>
            </translation>
        </message>
        <message>
            <source>Remove finished</source>
            <translation>Beendete entfernen</translation>
        </message>
        <message>
            <source>Show all transfers</source>
            <translation>Alle Übertragungen zeigen</translation>
        </message>
        <message>
            <source>Show one transfer only</source>
            <translation>Nur eine Übertragung zeigen</translation>
        </message>
        <message>
            <source>Take everything that has ended off the list</source>
            <translation>Alles, was beendet ist, aus der Liste nehmen</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>Übertragungen</translation>
        </message>
        <message>
            <source>{0} cancelled</source>
            <translation>{0} abgebrochen</translation>
        </message>
        <message>
            <source>{0} done</source>
            <translation>{0} fertig</translation>
        </message>
        <message>
            <source>{0} failed</source>
            <translation>{0} fehlgeschlagen</translation>
        </message>
        <message>
            <source>{0} not finished last time</source>
            <translation>{0} letztes Mal nicht beendet</translation>
        </message>
        <message>
            <source>{0} paused</source>
            <translation>{0} angehalten</translation>
        </message>
        <message>
            <source>{0} running</source>
            <translation>{0} laufen</translation>
        </message>
        <message>
            <source>{0} waiting</source>
            <translation>{0} warten</translation>
        </message>
    </context>
    <context>
        <name>LineBar</name>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>Schließen (Esc)</translation>
        </message>
    </context>
    <context>
        <name>LogChart</name>
        <message>
            <source>Entries over time</source>
            <translation>Einträge im Lauf der Zeit</translation>
        </message>
        <message>
            <source>errors</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>most at once: {0}</source>
            <translation>meiste auf einmal: {0}</translation>
        </message>
        <message>
            <source>others</source>
            <translation>andere</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>warnings</source>
            <translation>Warnungen</translation>
        </message>
        <message>
            <source>{0} {1}</source>
            <translation>{0} {1}</translation>
        </message>
        <message>
            <source>{0}, from {1} to {2}; most of them around {3}.</source>
            <translation>{0}, von {1} bis {2}; die meisten um {3}.</translation>
        </message>
    </context>
    <context>
        <name>Machines</name>
        <message>
            <source>Connect to libvirt…</source>
            <translation>Mit libvirt verbinden…</translation>
        </message>
        <message>
            <source>It has no disks.</source>
            <translation>Sie hat keine Datenträger.</translation>
        </message>
        <message>
            <source>Show the machines of a hypervisor here</source>
            <translation>Die Maschinen eines Hypervisors hier zeigen</translation>
        </message>
        <message>
            <source>connecting…</source>
            <translation>wird verbunden…</translation>
        </message>
        <message>
            <source>crashed</source>
            <translation>abgestürzt</translation>
        </message>
        <message>
            <source>not reached</source>
            <translation>nicht erreicht</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>angehalten</translation>
        </message>
        <message>
            <source>running</source>
            <translation>läuft</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Something went wrong inside Guestscope; the log says what. {0}</source>
            <translation>In Guestscope ist etwas schiefgegangen; das Protokoll sagt, was. {0}</translation>
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message numerus="yes">
            <source>%n transfer(s) have not finished.</source>
            <translation>
                <numerusform>%n Übertragung ist nicht beendet.</numerusform>
                <numerusform>%n Übertragungen sind nicht beendet.</numerusform>
            </translation>
        </message>
        <message>
            <source>Address of libvirt</source>
            <translation>Adresse von libvirt</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Cancel transfers</source>
            <translation>Übertragungen abbrechen</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Verbinden</translation>
        </message>
        <message>
            <source>Connect to libvirt</source>
            <translation>Mit libvirt verbinden</translation>
        </message>
        <message>
            <source>Disk images ({0})</source>
            <translation>Datenträgerabbilder ({0})</translation>
        </message>
        <message>
            <source>Disks of one machine are opened together, as the machine sees them: volumes that span several disks are only there when all of them are.</source>
            <translation>Die Datenträger einer Maschine werden zusammen geöffnet, wie die Maschine sie sieht: Volumes, die sich über mehrere Datenträger erstrecken, sind nur da, wenn alle da sind.</translation>
        </message>
        <message>
            <source>Do not close</source>
            <translation>Nicht schließen</translation>
        </message>
        <message numerus="yes">
            <source>Do these %n disks belong to one machine?</source>
            <translation>
                <numerusform>Gehört dieser %n Datenträger zu einer Maschine?</numerusform>
                <numerusform>Gehören diese %n Datenträger zu einer Maschine?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Do this for %n other(s) too</source>
            <translation>
                <numerusform>Dies auch für %n weiteres tun</numerusform>
                <numerusform>Dies auch für %n weitere tun</numerusform>
            </translation>
        </message>
        <message>
            <source>Files that are complete stay where they are in any case. What is kept on the list can be begun again when Guestscope is started next.</source>
            <translation>Vollständige Dateien bleiben auf jeden Fall, wo sie sind. Was auf der Liste bleibt, kann beim nächsten Start von Guestscope neu begonnen werden.</translation>
        </message>
        <message>
            <source>Finish first</source>
            <translation>Erst beenden</translation>
        </message>
        <message>
            <source>In the folder {0}.</source>
            <translation>Im Ordner {0}.</translation>
        </message>
        <message>
            <source>Keep both</source>
            <translation>Beide behalten</translation>
        </message>
        <message>
            <source>Keep list and close</source>
            <translation>Liste behalten und schließen</translation>
        </message>
        <message>
            <source>One machine</source>
            <translation>Eine Maschine</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Open disks</source>
            <translation>Datenträger öffnen</translation>
        </message>
        <message>
            <source>Open each by itself</source>
            <translation>Jeden für sich öffnen</translation>
        </message>
        <message>
            <source>Open {0} with {1}?</source>
            <translation>{0} mit {1} öffnen?</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>Ersetzen</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Überspringen</translation>
        </message>
        <message>
            <source>Startup key</source>
            <translation>Systemstartschlüssel</translation>
        </message>
        <message>
            <source>Startup keys ({0})</source>
            <translation>Systemstartschlüssel ({0})</translation>
        </message>
        <message>
            <source>Where is {0}?</source>
            <translation>Wo ist {0}?</translation>
        </message>
        <message>
            <source>Which machines shall be listed? qemu:///system has those of this computer, qemu:///session your own.</source>
            <translation>Welche Maschinen sollen aufgelistet werden? qemu:///system hat die dieses Rechners, qemu:///session Ihre eigenen.</translation>
        </message>
        <message>
            <source>{0} is already there.</source>
            <translation>{0} ist schon da.</translation>
        </message>
        <message>
            <source>{1} runs on this machine, and gets a read-only copy of a file that was made in the virtual machine. Until the window is closed you are not asked again about this type: {0}.</source>
            <translation>{1} läuft auf diesem Rechner und bekommt eine schreibgeschützte Kopie einer Datei, die in der virtuellen Maschine entstanden ist. Bis das Fenster geschlossen wird, werden Sie nach diesem Typ nicht noch einmal gefragt: {0}.</translation>
        </message>
    </context>
    <context>
        <name>NameBars</name>
        <message>
            <source>A pattern such as *.conf or [a-c]*</source>
            <translation>Ein Muster wie *.conf oder [a-c]*</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtern</translation>
        </message>
        <message>
            <source>Select</source>
            <translation>Auswählen</translation>
        </message>
        <message>
            <source>Show names that contain this</source>
            <translation>Namen zeigen, die dies enthalten</translation>
        </message>
    </context>
    <context>
        <name>NoSystemPage</name>
        <message>
            <source>No operating system was found</source>
            <translation>Es wurde kein Betriebssystem gefunden</translation>
        </message>
        <message>
            <source>Show storage</source>
            <translation>Speicher zeigen</translation>
        </message>
        <message>
            <source>The file systems can be browsed all the same: choose one on the left. Storage shows what the disk is made of, and which volumes are encrypted or lack a part.</source>
            <translation>Die Dateisysteme können trotzdem durchsucht werden: Wählen Sie links eines aus. „Speicher“ zeigt, woraus der Datenträger besteht und welche Volumes verschlüsselt sind oder denen ein Teil fehlt.</translation>
        </message>
    </context>
    <context>
        <name>OpenWith</name>
        <message>
            <source>It could not be copied for a program: {0}.</source>
            <translation>Es konnte nicht für ein Programm kopiert werden: {0}.</translation>
        </message>
        <message>
            <source>It is only shown here, since {0}. “Extract…” copies it.</source>
            <translation>Es wird nur hier gezeigt, denn {0}. „Extrahieren…“ kopiert es.</translation>
        </message>
        <message>
            <source>No program on this machine is known to open this ({0}).</source>
            <translation>Auf diesem Rechner ist kein Programm bekannt, das dies öffnet ({0}).</translation>
        </message>
        <message>
            <source>being prepared to be opened</source>
            <translation>wird zum Öffnen vorbereitet</translation>
        </message>
        <message>
            <source>it can run scripts</source>
            <translation>es kann Skripte ausführen</translation>
        </message>
        <message>
            <source>it changes settings</source>
            <translation>es ändert Einstellungen</translation>
        </message>
        <message>
            <source>it has macros</source>
            <translation>es enthält Makros</translation>
        </message>
        <message>
            <source>it is a disk image</source>
            <translation>es ist ein Datenträgerabbild</translation>
        </message>
        <message>
            <source>it is a program</source>
            <translation>es ist ein Programm</translation>
        </message>
        <message>
            <source>it is a script</source>
            <translation>es ist ein Skript</translation>
        </message>
        <message>
            <source>it is an archive that can hide programs</source>
            <translation>es ist ein Archiv, das Programme verbergen kann</translation>
        </message>
        <message>
            <source>it starts something else</source>
            <translation>es startet etwas anderes</translation>
        </message>
        <message>
            <source>{0} could not be started.</source>
            <translation>{0} konnte nicht gestartet werden.</translation>
        </message>
    </context>
    <context>
        <name>OpeningPage</name>
        <message>
            <source>Appliance</source>
            <translation>Appliance</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Meldungen</translation>
        </message>
        <message>
            <source>Messages of the appliance</source>
            <translation>Meldungen der Appliance</translation>
        </message>
        <message>
            <source>Opening</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Opening {0}</source>
            <translation>{0} wird geöffnet</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>Systems</source>
            <translation>Systeme</translation>
        </message>
        <message>
            <source>a small virtual machine that reads the disk</source>
            <translation>eine kleine virtuelle Maschine, die den Datenträger liest</translation>
        </message>
        <message>
            <source>attaching the disk</source>
            <translation>Datenträger wird angeschlossen</translation>
        </message>
        <message>
            <source>being made, which is needed once</source>
            <translation>wird erstellt, was einmal nötig ist</translation>
        </message>
        <message>
            <source>being prepared, so that it starts at once from now on</source>
            <translation>wird vorbereitet, damit sie von nun an sofort startet</translation>
        </message>
        <message>
            <source>finding out whether this machine can accelerate it</source>
            <translation>es wird geprüft, ob dieser Rechner sie beschleunigen kann</translation>
        </message>
        <message>
            <source>partitions, volumes and file systems</source>
            <translation>Partitionen, Volumes und Dateisysteme</translation>
        </message>
        <message>
            <source>starting</source>
            <translation>wird gestartet</translation>
        </message>
        <message>
            <source>which operating system is on it</source>
            <translation>welches Betriebssystem darauf ist</translation>
        </message>
    </context>
    <context>
        <name>Overview</name>
        <message>
            <source>Not read.</source>
            <translation>Nicht gelesen.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Wird gelesen…</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Alles zeigen</translation>
        </message>
        <message>
            <source>Show everything about this: {0}</source>
            <translation>Alles darüber zeigen: {0}</translation>
        </message>
        <message>
            <source>There is nothing of this kind.</source>
            <translation>Davon gibt es hier nichts.</translation>
        </message>
        <message>
            <source>This could not be read.</source>
            <translation>Dies konnte nicht gelesen werden.</translation>
        </message>
    </context>
    <context>
        <name>PathBar</name>
        <message>
            <source>Path</source>
            <translation>Pfad</translation>
        </message>
        <message>
            <source>Path to go to</source>
            <translation>Pfad, zu dem gegangen wird</translation>
        </message>
        <message>
            <source>Paths that begin so</source>
            <translation>Pfade, die so beginnen</translation>
        </message>
    </context>
    <context>
        <name>PictureView</name>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
    </context>
    <context>
        <name>Preferences</name>
        <message>
            <source>&amp;Colours</source>
            <translation>&amp;Farben</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Sprache</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <source>As the desktop has it</source>
            <translation>Wie auf dem Desktop</translation>
        </message>
        <message>
            <source>As the desktop has them</source>
            <translation>Wie auf dem Desktop</translation>
        </message>
        <message>
            <source>As the system has it</source>
            <translation>Wie im System</translation>
        </message>
        <message>
            <source>C&amp;ontrast</source>
            <translation>K&amp;ontrast</translation>
        </message>
        <message>
            <source>Clear the list</source>
            <translation>Liste leeren</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>Kontrast</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Disks</source>
            <translation>Datenträger</translation>
        </message>
        <message>
            <source>Double-click</source>
            <translation>Doppelklick</translation>
        </message>
        <message>
            <source>Guestscope is in your menu, and a double-click opens disk images with it.</source>
            <translation>Guestscope ist in Ihrem Menü, und ein Doppelklick öffnet Datenträgerabbilder damit.</translation>
        </message>
        <message>
            <source>Guestscope is not in your menu yet. A double-click does not open disk images.</source>
            <translation>Guestscope ist noch nicht in Ihrem Menü. Ein Doppelklick öffnet keine Datenträgerabbilder.</translation>
        </message>
        <message>
            <source>Guestscope speaks it from its next start on.</source>
            <translation>Guestscope spricht sie ab dem nächsten Start.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Open disks by double-click</source>
            <translation>Datenträger per Doppelklick öffnen</translation>
        </message>
        <message>
            <source>Open further disks in the window that is there</source>
            <translation>Weitere Datenträger im vorhandenen Fenster öffnen</translation>
        </message>
        <message>
            <source>Preferences</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Remember the disks that were opened</source>
            <translation>Die geöffneten Datenträger merken</translation>
        </message>
        <message>
            <source>Remove it from the menu</source>
            <translation>Aus dem Menü entfernen</translation>
        </message>
        <message>
            <source>Strong</source>
            <translation>Stark</translation>
        </message>
        <message>
            <source>Usual</source>
            <translation>Üblich</translation>
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n Element</numerusform>
                <numerusform>%n Elemente</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s); listing more takes too much memory.</source>
            <translation>
                <numerusform>%n Eintrag; mehr aufzulisten braucht zu viel Speicher.</numerusform>
                <numerusform>%n Einträge; mehr aufzulisten braucht zu viel Speicher.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s); the archive is damaged behind them.</source>
            <translation>
                <numerusform>%n Eintrag; dahinter ist das Archiv beschädigt.</numerusform>
                <numerusform>%n Einträge; dahinter ist das Archiv beschädigt.</numerusform>
            </translation>
        </message>
        <message>
            <source>A block device, number {0}. It stands for a disk or a part of one, and is not opened.</source>
            <translation>Ein Blockgerät, Nummer {0}. Es steht für einen Datenträger oder einen Teil davon und wird nicht geöffnet.</translation>
        </message>
        <message>
            <source>A character device, number {0}. It stands for a driver, and is not opened.</source>
            <translation>Ein Zeichengerät, Nummer {0}. Es steht für einen Treiber und wird nicht geöffnet.</translation>
        </message>
        <message numerus="yes">
            <source>A folder with %n item(s). Open it to see what is in it.</source>
            <translation>
                <numerusform>Ein Ordner mit %n Eintrag. Öffnen, um zu sehen, was darin ist.</numerusform>
                <numerusform>Ein Ordner mit %n Einträgen. Öffnen, um zu sehen, was darin ist.</numerusform>
            </translation>
        </message>
        <message>
            <source>A folder with more than {0} items. Open it to see them.</source>
            <translation>Ein Ordner mit mehr als {0} Einträgen. Öffnen, um sie zu sehen.</translation>
        </message>
        <message>
            <source>A pipe. Programs pass data on through it; it holds none.</source>
            <translation>Eine Pipe. Programme geben Daten durch sie weiter; sie selbst enthält keine.</translation>
        </message>
        <message>
            <source>A socket. Programs meet at it; it holds no data.</source>
            <translation>Ein Socket. Programme treffen sich dort; er enthält keine Daten.</translation>
        </message>
        <message>
            <source>Byte {0} (0x{1}) of {2}</source>
            <translation>Byte {0} (0x{1}) von {2}</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>Bytes</translation>
        </message>
        <message>
            <source>Contents</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Showing it takes longer than a preview may take.</source>
            <translation>Es zu zeigen dauert länger, als eine Vorschau dauern darf.</translation>
        </message>
        <message>
            <source>Showing it takes more memory than a preview may have.</source>
            <translation>Es zu zeigen braucht mehr Speicher, als eine Vorschau haben darf.</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>The archive is damaged, or not what it seems to be.</source>
            <translation>Das Archiv ist beschädigt oder nicht das, was es zu sein scheint.</translation>
        </message>
        <message>
            <source>The file is damaged, or not what it seems to be.</source>
            <translation>Die Datei ist beschädigt oder nicht das, was sie zu sein scheint.</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>Die Datei ist leer.</translation>
        </message>
        <message numerus="yes">
            <source>The first %n item(s); there are more.</source>
            <translation>
                <numerusform>Der erste Eintrag (%n); es gibt mehr.</numerusform>
                <numerusform>Die ersten %n Einträge; es gibt mehr.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first %n of {0} items.</source>
            <translation>
                <numerusform>Der erste (%n) von {0} Einträgen.</numerusform>
                <numerusform>Die ersten %n von {0} Einträgen.</numerusform>
            </translation>
        </message>
        <message>
            <source>The first {0} of {1}.</source>
            <translation>Die ersten {0} von {1}.</translation>
        </message>
        <message>
            <source>The folder is empty.</source>
            <translation>Der Ordner ist leer.</translation>
        </message>
        <message>
            <source>The link leads to {0}, where nothing is.</source>
            <translation>Die Verknüpfung führt zu {0}, wo nichts ist.</translation>
        </message>
        <message>
            <source>The picture is damaged, or not what it seems to be.</source>
            <translation>Das Bild ist beschädigt oder nicht das, was es zu sein scheint.</translation>
        </message>
        <message>
            <source>The picture is too large to be shown here. Extract it to look at it.</source>
            <translation>Das Bild ist zu groß, um hier gezeigt zu werden. Zum Ansehen entpacken.</translation>
        </message>
        <message>
            <source>What shows such files failed over this one.</source>
            <translation>Was solche Dateien zeigt, ist an dieser gescheitert.</translation>
        </message>
        <message>
            <source>What this is could not be found out.</source>
            <translation>Was das ist, ließ sich nicht herausfinden.</translation>
        </message>
        <message>
            <source>{0} × {1} pixels</source>
            <translation>{0} × {1} Pixel</translation>
        </message>
    </context>
    <context>
        <name>PreviewBar</name>
        <message>
            <source>A position to go to: 4096, 0x1000 or 50% (Ctrl+G)</source>
            <translation>Eine Position, zu der man will: 4096, 0x1000 oder 50% (Strg+G)</translation>
        </message>
        <message>
            <source>Actual size</source>
            <translation>Originalgröße</translation>
        </message>
        <message>
            <source>Break long lines at the edge</source>
            <translation>Lange Zeilen am Rand umbrechen</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>Kodierung</translation>
        </message>
        <message>
            <source>Go to position</source>
            <translation>Gehe zu Position</translation>
        </message>
        <message>
            <source>Go to…</source>
            <translation>Gehe zu…</translation>
        </message>
        <message>
            <source>How the file is shown</source>
            <translation>Wie die Datei gezeigt wird</translation>
        </message>
        <message>
            <source>Show as</source>
            <translation>Zeigen als</translation>
        </message>
        <message>
            <source>Show the picture in its own size, or fit it in</source>
            <translation>Das Bild in seiner Größe zeigen oder einpassen</translation>
        </message>
        <message>
            <source>The encoding that the text is read in</source>
            <translation>Die Kodierung, in der der Text gelesen wird</translation>
        </message>
        <message>
            <source>This is no position. Try 4096, 0x1000 or 50%.</source>
            <translation>Das ist keine Position. Versuchen Sie 4096, 0x1000 oder 50%.</translation>
        </message>
        <message>
            <source>Wrap lines</source>
            <translation>Zeilen umbrechen</translation>
        </message>
    </context>
    <context>
        <name>PreviewView</name>
        <message>
            <source>Read the next part of the text</source>
            <translation>Den nächsten Teil des Textes lesen</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Wird gelesen…</translation>
        </message>
        <message>
            <source>Show more</source>
            <translation>Mehr zeigen</translation>
        </message>
    </context>
    <context>
        <name>ProblemList</name>
        <message numerus="yes">
            <source>Show %n more</source>
            <translation>
                <numerusform>%n weiteres zeigen</numerusform>
                <numerusform>%n weitere zeigen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PropertiesDialog</name>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n Datei</numerusform>
                <numerusform>%n Dateien</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n folder(s)</source>
            <translation>
                <numerusform>%n Ordner</numerusform>
                <numerusform>%n Ordner</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n Element</numerusform>
                <numerusform>%n Elemente</numerusform>
            </translation>
        </message>
        <message>
            <source>Access list</source>
            <translation>Zugriffsliste</translation>
        </message>
        <message>
            <source>Accessed</source>
            <translation>Zugegriffen</translation>
        </message>
        <message>
            <source>Add up contents</source>
            <translation>Inhalt zusammenzählen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Capabilities</source>
            <translation>Capabilities</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Status geändert</translation>
        </message>
        <message>
            <source>Compressed</source>
            <translation>Komprimiert</translation>
        </message>
        <message>
            <source>Contents</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Count what is in the folders, and how much room it takes</source>
            <translation>Zählen, was in den Ordnern ist und wie viel Platz es braucht</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>Erstellt</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Gruppe</translation>
        </message>
        <message>
            <source>Inode</source>
            <translation>Inode</translation>
        </message>
        <message>
            <source>Link to</source>
            <translation>Verweist auf</translation>
        </message>
        <message>
            <source>Mode</source>
            <translation>Rechte</translation>
        </message>
        <message>
            <source>Modified</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>Names</source>
            <translation>Namen</translation>
        </message>
        <message>
            <source>Newest</source>
            <translation>Neueste</translation>
        </message>
        <message>
            <source>Not looked at</source>
            <translation>Nicht angesehen</translation>
        </message>
        <message>
            <source>Not readable</source>
            <translation>Nicht lesbar</translation>
        </message>
        <message>
            <source>Oldest</source>
            <translation>Älteste</translation>
        </message>
        <message>
            <source>On the disk</source>
            <translation>Auf dem Datenträger</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Eigentümer</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Problem</translation>
        </message>
        <message>
            <source>Properties</source>
            <translation>Eigenschaften</translation>
        </message>
        <message>
            <source>SELinux label</source>
            <translation>SELinux-Kontext</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Size of the files</source>
            <translation>Größe der Dateien</translation>
        </message>
        <message>
            <source>Together</source>
            <translation>Zusammen</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>by Windows, as {0}</source>
            <translation>von Windows, mit {0}</translation>
        </message>
        <message>
            <source>several</source>
            <translation>mehrere</translation>
        </message>
    </context>
    <context>
        <name>RecordDetail</name>
        <message>
            <source>The selected row</source>
            <translation>Die ausgewählte Zeile</translation>
        </message>
    </context>
    <context>
        <name>RecordModel</name>
        <message>
            <source>Show {0}</source>
            <translation>{0} zeigen</translation>
        </message>
    </context>
    <context>
        <name>RecordPane</name>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n Zeile</numerusform>
                <numerusform>%n Zeilen</numerusform>
            </translation>
        </message>
        <message>
            <source>Find rows by any word in them (Ctrl+F)</source>
            <translation>Zeilen nach einem Wort darin finden (Strg+F)</translation>
        </message>
        <message>
            <source>Search in {0}</source>
            <translation>Suchen in {0}</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} von {1}</translation>
        </message>
    </context>
    <context>
        <name>RecordTable</name>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Show the file</source>
            <translation>Die Datei zeigen</translation>
        </message>
    </context>
    <context>
        <name>Registry</name>
        <message>
            <source>(default)</source>
            <translation>(Standard)</translation>
        </message>
        <message>
            <source>kept secret</source>
            <translation>wird geheim gehalten</translation>
        </message>
    </context>
    <context>
        <name>RegistryPage</name>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>%n gefunden</numerusform>
                <numerusform>%n gefunden</numerusform>
            </translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>Lesezeichen</translation>
        </message>
        <message>
            <source>End the search</source>
            <translation>Suche beenden</translation>
        </message>
        <message>
            <source>Keys that people look for</source>
            <translation>Häufig gesuchte Schlüssel</translation>
        </message>
        <message>
            <source>Look for names and values (Ctrl+F)</source>
            <translation>Nach Namen und Werten suchen (Strg+F)</translation>
        </message>
        <message>
            <source>Path of a key</source>
            <translation>Pfad eines Schlüssels</translation>
        </message>
        <message>
            <source>Save as .reg…</source>
            <translation>Als .reg speichern…</translation>
        </message>
        <message>
            <source>Save this key and all below it</source>
            <translation>Diesen Schlüssel und alles darunter speichern</translation>
        </message>
        <message>
            <source>Search below this key</source>
            <translation>Unter diesem Schlüssel suchen</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Suche läuft…</translation>
        </message>
        <message>
            <source>Searching… {0} found</source>
            <translation>Suche läuft… {0} gefunden</translation>
        </message>
        <message>
            <source>There is no key {0}.</source>
            <translation>Es gibt keinen Schlüssel {0}.</translation>
        </message>
        <message>
            <source>Type the path of a key to go to</source>
            <translation>Den Pfad eines Schlüssels eingeben, zu dem gegangen wird</translation>
        </message>
        <message>
            <source>{0} could not be read: {1}</source>
            <translation>{0} konnte nicht gelesen werden: {1}</translation>
        </message>
    </context>
    <context>
        <name>RegistryTree</name>
        <message>
            <source>Keys</source>
            <translation>Schlüssel</translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message numerus="yes">
            <source>%n file(s) are not the same as there.</source>
            <translation>
                <numerusform>%n Datei ist nicht dieselbe wie dort.</numerusform>
                <numerusform>%n Dateien sind nicht dieselben wie dort.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) arrived, {0}.</source>
            <translation>
                <numerusform>%n Datei ist angekommen, {0}.</numerusform>
                <numerusform>%n Dateien sind angekommen, {0}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) were compared and are the same.</source>
            <translation>
                <numerusform>%n Datei wurde verglichen und ist gleich.</numerusform>
                <numerusform>%n Dateien wurden verglichen und sind gleich.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n got another name.</source>
            <translation>
                <numerusform>%n bekam einen anderen Namen.</numerusform>
                <numerusform>%n bekamen einen anderen Namen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) were left out.</source>
            <translation>
                <numerusform>%n Ding wurde ausgelassen.</numerusform>
                <numerusform>%n Dinge wurden ausgelassen.</numerusform>
            </translation>
        </message>
        <message>
            <source>a link</source>
            <translation>ein Verweis</translation>
        </message>
        <message>
            <source>a special file</source>
            <translation>eine Gerätedatei oder Ähnliches</translation>
        </message>
        <message>
            <source>cannot be read</source>
            <translation>kann nicht gelesen werden</translation>
        </message>
        <message>
            <source>cannot be written here</source>
            <translation>kann hier nicht geschrieben werden</translation>
        </message>
        <message>
            <source>is here, but its checksum is not the guest's</source>
            <translation>ist hier, aber seine Prüfsumme ist nicht die des Gasts</translation>
        </message>
        <message>
            <source>is not as long as its folder says</source>
            <translation>ist nicht so lang, wie sein Ordner sagt</translation>
        </message>
        <message>
            <source>is without its access control list</source>
            <translation>ist ohne seine Zugriffsliste</translation>
        </message>
        <message>
            <source>is without its capabilities</source>
            <translation>ist ohne seine Capabilities</translation>
        </message>
        <message>
            <source>is without its extended attributes</source>
            <translation>ist ohne seine erweiterten Attribute</translation>
        </message>
        <message>
            <source>is without its special bits (set-user-ID and the like)</source>
            <translation>ist ohne seine besonderen Bits (Set-User-ID und Ähnliches)</translation>
        </message>
        <message>
            <source>no file can have this name</source>
            <translation>so kann keine Datei heißen</translation>
        </message>
        <message>
            <source>{0}: is now called {1}</source>
            <translation>{0}: heißt jetzt {1}</translation>
        </message>
    </context>
    <context>
        <name>ReportDialog</name>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>Save the report</source>
            <translation>Den Bericht speichern</translation>
        </message>
        <message>
            <source>Saved as {0}.</source>
            <translation>Gespeichert als {0}.</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Speichern…</translation>
        </message>
        <message>
            <source>The report could not be saved: {0}.</source>
            <translation>Der Bericht konnte nicht gespeichert werden: {0}.</translation>
        </message>
        <message>
            <source>What was not taken as it is</source>
            <translation>Was nicht unverändert übernommen wurde</translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message>
            <source>Any kind</source>
            <translation>Jede Art</translation>
        </message>
        <message>
            <source>Any size</source>
            <translation>Jede Größe</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>Jede Zeit</translation>
        </message>
        <message>
            <source>Archives</source>
            <translation>Archive</translation>
        </message>
        <message>
            <source>Between…</source>
            <translation>Zwischen…</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Disk images</source>
            <translation>Datenträgerabbilder</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Dokumente</translation>
        </message>
        <message>
            <source>Empty</source>
            <translation>Leer</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Folders</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Letzte 30 Tage</translation>
        </message>
        <message>
            <source>Last 365 days</source>
            <translation>Letzte 365 Tage</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Letzte 7 Tage</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>Verweise</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>Medien</translation>
        </message>
        <message>
            <source>Other size…</source>
            <translation>Andere Größe…</translation>
        </message>
        <message>
            <source>Over 1 GB</source>
            <translation>Über 1 GB</translation>
        </message>
        <message>
            <source>Over 1 MB</source>
            <translation>Über 1 MB</translation>
        </message>
        <message>
            <source>Over 10 MB</source>
            <translation>Über 10 MB</translation>
        </message>
        <message>
            <source>Over 100 MB</source>
            <translation>Über 100 MB</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Programs</source>
            <translation>Programme</translation>
        </message>
        <message>
            <source>Since yesterday</source>
            <translation>Seit gestern</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Quelltext</translation>
        </message>
        <message>
            <source>Texts</source>
            <translation>Texte</translation>
        </message>
        <message>
            <source>This year</source>
            <translation>Dieses Jahr</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Under 10 kB</source>
            <translation>Unter 10 kB</translation>
        </message>
    </context>
    <context>
        <name>SearchBar</name>
        <message>
            <source>Any owner</source>
            <translation>Jeder Eigentümer</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Geändert</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>Schließen (Esc)</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Contents are regular expressions</source>
            <translation>Inhalte sind reguläre Ausdrücke</translation>
        </message>
        <message>
            <source>Everything below this folder is searched.</source>
            <translation>Alles unter diesem Ordner wird durchsucht.</translation>
        </message>
        <message>
            <source>How to search</source>
            <translation>Wie gesucht wird</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Look into binary files</source>
            <translation>Auch in Binärdateien suchen</translation>
        </message>
        <message>
            <source>Match upper and lower case</source>
            <translation>Groß- und Kleinschreibung beachten</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Names are regular expressions</source>
            <translation>Namen sind reguläre Ausdrücke</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>Optionen</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Eigentümer</translation>
        </message>
        <message>
            <source>Part of a name, or a pattern such as *.conf</source>
            <translation>Teil eines Namens oder ein Muster wie *.conf</translation>
        </message>
        <message>
            <source>Say what to search for: a name, a content, a size, or a time.</source>
            <translation>Geben Sie an, wonach gesucht wird: Name, Inhalt, Größe oder Zeit.</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Stay on this file system</source>
            <translation>Auf diesem Dateisystem bleiben</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Text in the file</source>
            <translation>Text in der Datei</translation>
        </message>
    </context>
    <context>
        <name>SearchSpans</name>
        <message>
            <source>10 MB</source>
            <translation>10 MB</translation>
        </message>
        <message>
            <source>2 GB</source>
            <translation>2 GB</translation>
        </message>
        <message>
            <source>At least</source>
            <translation>Mindestens</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>Höchstens</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Bis</translation>
        </message>
    </context>
    <context>
        <name>Searching</name>
        <message numerus="yes">
            <source>%n could not be read</source>
            <translation>
                <numerusform>%n konnte nicht gelesen werden</numerusform>
                <numerusform>%n konnten nicht gelesen werden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) too large to look into</source>
            <translation>
                <numerusform>%n Datei zu groß, um hineinzusehen</numerusform>
                <numerusform>%n Dateien zu groß, um hineinzusehen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>%n gefunden</numerusform>
                <numerusform>%n gefunden</numerusform>
            </translation>
        </message>
        <message>
            <source>beginning…</source>
            <translation>beginnt…</translation>
        </message>
        <message numerus="yes">
            <source>in %n folder(s)</source>
            <translation>
                <numerusform>in %n Ordner</numerusform>
                <numerusform>in %n Ordnern</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>looking in {0}, folder %n</source>
            <translation>
                <numerusform>Suche in {0}, Ordner %n</numerusform>
                <numerusform>Suche in {0}, Ordner %n</numerusform>
            </translation>
        </message>
        <message>
            <source>stopped before the end</source>
            <translation>vor dem Ende angehalten</translation>
        </message>
        <message>
            <source>there are more, which are left out</source>
            <translation>es gibt mehr, die ausgelassen sind</translation>
        </message>
    </context>
    <context>
        <name>Sentences</name>
        <message>
            <source>A cloud keeps this file in step. It can be read where the whole disk is opened read-only.</source>
            <translation>Eine Cloud gleicht diese Datei ab. Sie kann gelesen werden, wenn der ganze Datenträger schreibgeschützt geöffnet wird.</translation>
        </message>
        <message>
            <source>A disk could not be pulled out: {0}</source>
            <translation>Ein Datenträger konnte nicht entfernt werden: {0}</translation>
        </message>
        <message>
            <source>A disk has a bad block.</source>
            <translation>Ein Datenträger hat einen fehlerhaften Block.</translation>
        </message>
        <message>
            <source>A file became shorter while it was copied</source>
            <translation>Eine Datei wurde kürzer, während sie kopiert wurde</translation>
        </message>
        <message>
            <source>A file for the guest to write to could not be plugged in: {0}</source>
            <translation>Eine Datei, in die der Gast schreibt, konnte nicht angeschlossen werden: {0}</translation>
        </message>
        <message>
            <source>A file system is damaged.</source>
            <translation>Ein Dateisystem ist beschädigt.</translation>
        </message>
        <message>
            <source>A finished appliance is in {0}.</source>
            <translation>In {0} liegt eine fertige Appliance.</translation>
        </message>
        <message>
            <source>A log was cleared.</source>
            <translation>Ein Protokoll wurde gelöscht.</translation>
        </message>
        <message>
            <source>A log-on got special privileges.</source>
            <translation>Eine Anmeldung erhielt besondere Rechte.</translation>
        </message>
        <message>
            <source>A log-on was tried with stated credentials.</source>
            <translation>Eine Anmeldung mit angegebenen Anmeldedaten wurde versucht.</translation>
        </message>
        <message>
            <source>A member was added to a local group.</source>
            <translation>Einer lokalen Gruppe wurde ein Mitglied hinzugefügt.</translation>
        </message>
        <message>
            <source>A newer version may open it.</source>
            <translation>Eine neuere Version öffnet es vielleicht.</translation>
        </message>
        <message>
            <source>A program asked for a restart or a shutdown.</source>
            <translation>Ein Programm verlangte einen Neustart oder das Herunterfahren.</translation>
        </message>
        <message>
            <source>A program crashed.</source>
            <translation>Ein Programm ist abgestürzt.</translation>
        </message>
        <message>
            <source>A program was installed.</source>
            <translation>Ein Programm wurde installiert.</translation>
        </message>
        <message>
            <source>A program was removed.</source>
            <translation>Ein Programm wurde entfernt.</translation>
        </message>
        <message>
            <source>A service changed its state.</source>
            <translation>Ein Dienst wechselte seinen Zustand.</translation>
        </message>
        <message>
            <source>A service did not answer in time.</source>
            <translation>Ein Dienst antwortete nicht rechtzeitig.</translation>
        </message>
        <message>
            <source>A service ended unexpectedly.</source>
            <translation>Ein Dienst endete unerwartet.</translation>
        </message>
        <message>
            <source>A service failed to start.</source>
            <translation>Ein Dienst konnte nicht gestartet werden.</translation>
        </message>
        <message>
            <source>A service was installed.</source>
            <translation>Ein Dienst wurde installiert.</translation>
        </message>
        <message>
            <source>A temporary overlay cannot be made in {0}: {1}.</source>
            <translation>In {0} kann keine vorübergehende Schicht angelegt werden: {1}.</translation>
        </message>
        <message>
            <source>An account failed to log on.</source>
            <translation>Ein Konto konnte sich nicht anmelden.</translation>
        </message>
        <message>
            <source>An account logged off.</source>
            <translation>Ein Konto hat sich abgemeldet.</translation>
        </message>
        <message>
            <source>An account logged on.</source>
            <translation>Ein Konto hat sich angemeldet.</translation>
        </message>
        <message>
            <source>An account was created.</source>
            <translation>Ein Konto wurde angelegt.</translation>
        </message>
        <message>
            <source>An account was deleted.</source>
            <translation>Ein Konto wurde gelöscht.</translation>
        </message>
        <message>
            <source>An appliance was saved {0} and takes {1}.</source>
            <translation>Eine Appliance wurde gespeichert ({0}) und belegt {1}.</translation>
        </message>
        <message>
            <source>An update failed to install.</source>
            <translation>Eine Aktualisierung konnte nicht installiert werden.</translation>
        </message>
        <message>
            <source>An update was installed.</source>
            <translation>Eine Aktualisierung wurde installiert.</translation>
        </message>
        <message>
            <source>Another process has been saving an appliance for too long.</source>
            <translation>Ein anderer Prozess speichert schon zu lange eine Appliance.</translation>
        </message>
        <message>
            <source>Ask its owner for access, or run as a user who may read it.</source>
            <translation>Bitten Sie den Eigentümer um Zugriff oder starten Sie als ein Benutzer, der es lesen darf.</translation>
        </message>
        <message>
            <source>Ask who manages this machine for access to {0}.</source>
            <translation>Bitten Sie die Verwaltung dieses Rechners um Zugriff auf {0}.</translation>
        </message>
        <message>
            <source>Bring back the disk that it is on.</source>
            <translation>Schließen Sie den Datenträger wieder an, auf dem er liegt.</translation>
        </message>
        <message>
            <source>Cache folder</source>
            <translation>Cache-Ordner</translation>
        </message>
        <message>
            <source>Close other programs.</source>
            <translation>Schließen Sie andere Programme.</translation>
        </message>
        <message>
            <source>Close what writes to it, open it again, and copy once more.</source>
            <translation>Schließen Sie, was hineinschreibt, öffnen Sie es neu und kopieren Sie noch einmal.</translation>
        </message>
        <message>
            <source>Convert a copy first: qemu-img convert knows the old scheme.</source>
            <translation>Wandeln Sie zuerst eine Kopie um: qemu-img convert kennt das alte Verfahren.</translation>
        </message>
        <message>
            <source>Convert it with VMware: vmware-vdiskmanager -r FILE -t 0 NEW.vmdk</source>
            <translation>Wandeln Sie es mit VMware um: vmware-vdiskmanager -r FILE -t 0 NEW.vmdk</translation>
        </message>
        <message>
            <source>Copy or download it again.</source>
            <translation>Kopieren oder laden Sie es noch einmal.</translation>
        </message>
        <message>
            <source>Event {0}</source>
            <translation>Ereignis {0}</translation>
        </message>
        <message>
            <source>Every user can rename what lies in {0}, so no cache is safe below it.</source>
            <translation>Jeder Benutzer kann umbenennen, was in {0} liegt; darunter ist kein Cache sicher.</translation>
        </message>
        <message>
            <source>Files that Windows keeps compressed can be read.</source>
            <translation>Dateien, die Windows komprimiert aufbewahrt, können gelesen werden.</translation>
        </message>
        <message>
            <source>Free some space there, or set TMPDIR to a folder with more.</source>
            <translation>Schaffen Sie dort Platz oder nennen Sie in TMPDIR einen Ordner mit mehr davon.</translation>
        </message>
        <message>
            <source>Free some space, or choose another folder.</source>
            <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
        </message>
        <message>
            <source>Free some space, or name another folder in LIBGUESTFS_CACHEDIR.</source>
            <translation>Schaffen Sie Platz oder nennen Sie in LIBGUESTFS_CACHEDIR einen anderen Ordner.</translation>
        </message>
        <message>
            <source>Free space</source>
            <translation>Freier Platz</translation>
        </message>
        <message>
            <source>How a service starts was changed.</source>
            <translation>Wie ein Dienst startet, wurde geändert.</translation>
        </message>
        <message>
            <source>If a file on this machine is meant, tell {0} where: {1}</source>
            <translation>Wenn eine Datei auf diesem Rechner gemeint ist, teilen Sie {0} mit, wo sie liegt: {1}</translation>
        </message>
        <message>
            <source>If it is a raw disk, state the format raw.</source>
            <translation>Falls es ein Rohabbild ist, geben Sie das Format raw an.</translation>
        </message>
        <message>
            <source>Install QEMU again or name another one in LIBGUESTFS_HV.</source>
            <translation>Installieren Sie QEMU noch einmal oder nennen Sie in LIBGUESTFS_HV ein anderes.</translation>
        </message>
        <message>
            <source>Install another one: {0}</source>
            <translation>Installieren Sie einen anderen: {0}</translation>
        </message>
        <message>
            <source>Install it: {0}</source>
            <translation>Installieren Sie es: {0}</translation>
        </message>
        <message>
            <source>Install one: {0}</source>
            <translation>Installieren Sie einen: {0}</translation>
        </message>
        <message>
            <source>Install them again: {0}</source>
            <translation>Installieren Sie sie noch einmal: {0}</translation>
        </message>
        <message>
            <source>Install them: {0}</source>
            <translation>Installieren Sie sie: {0}</translation>
        </message>
        <message>
            <source>It could not be mounted.</source>
            <translation>Es konnte nicht eingehängt werden.</translation>
        </message>
        <message>
            <source>It has: {0}.</source>
            <translation>Es hat: {0}.</translation>
        </message>
        <message>
            <source>It holds {0} snapshots, of which {1} are listed.</source>
            <translation>Es enthält {0} Schnappschüsse, von denen {1} aufgeführt sind.</translation>
        </message>
        <message>
            <source>It is marked as corrupt; parts of it may be wrong.</source>
            <translation>Es ist als beschädigt gekennzeichnet; Teile davon können falsch sein.</translation>
        </message>
        <message>
            <source>It is shorter than its virtual size: it seems to be cut short.</source>
            <translation>Es ist kürzer als seine virtuelle Größe: Es scheint abgeschnitten zu sein.</translation>
        </message>
        <message>
            <source>It refers to parts behind its end: it seems to be cut short, and some of it is missing.</source>
            <translation>Es verweist auf Teile hinter seinem Ende: Es scheint abgeschnitten zu sein, und etwas davon fehlt.</translation>
        </message>
        <message>
            <source>It was not closed properly, or is in use.</source>
            <translation>Es wurde nicht richtig geschlossen oder ist in Gebrauch.</translation>
        </message>
        <message>
            <source>It was not closed properly; its log is played back in a copy.</source>
            <translation>Es wurde nicht richtig geschlossen; sein Protokoll wird in einer Kopie nachgeholt.</translation>
        </message>
        <message>
            <source>It will be tried again after this machine's next start.</source>
            <translation>Nach dem nächsten Start dieses Rechners wird es noch einmal versucht.</translation>
        </message>
        <message>
            <source>Its Python binding is installed and its daemon is there.</source>
            <translation>Seine Python-Anbindung ist installiert, und sein Dienst ist da.</translation>
        </message>
        <message>
            <source>Its geometry leaves out the end of the disk, as Virtual PC does.</source>
            <translation>Seine Geometrie lässt das Ende des Datenträgers aus, wie es Virtual PC tut.</translation>
        </message>
        <message>
            <source>Its size is not a multiple of {0} bytes: it may be cut short.</source>
            <translation>Seine Größe ist kein Vielfaches von {0} Byte: Es ist vielleicht abgeschnitten.</translation>
        </message>
        <message>
            <source>KVM failed: {0}</source>
            <translation>KVM ist gescheitert: {0}</translation>
        </message>
        <message>
            <source>KVM works.</source>
            <translation>KVM funktioniert.</translation>
        </message>
        <message>
            <source>Kernel</source>
            <translation>Kernel</translation>
        </message>
        <message>
            <source>Known are: {0}.</source>
            <translation>Bekannt sind: {0}.</translation>
        </message>
        <message>
            <source>L1 table</source>
            <translation>L1-Tabelle</translation>
        </message>
        <message>
            <source>L2 table</source>
            <translation>L2-Tabelle</translation>
        </message>
        <message>
            <source>LIBGUESTFS_BACKEND_SETTINGS asks for TCG.</source>
            <translation>LIBGUESTFS_BACKEND_SETTINGS verlangt TCG.</translation>
        </message>
        <message>
            <source>LIBGUESTFS_BACKEND_SETTINGS says {0}.</source>
            <translation>LIBGUESTFS_BACKEND_SETTINGS sagt {0}.</translation>
        </message>
        <message>
            <source>LIBGUESTFS_HV or LIBGUESTFS_QEMU names {0}, which is not a program that can be run.</source>
            <translation>LIBGUESTFS_HV oder LIBGUESTFS_QEMU nennt {0}, was kein ausführbares Programm ist.</translation>
        </message>
        <message>
            <source>LIBGUESTFS_PATH names {0}, which holds neither a folder {1} nor an appliance of {2}.</source>
            <translation>LIBGUESTFS_PATH nennt {0}; dort liegt weder ein Ordner {1} noch eine Appliance aus {2}.</translation>
        </message>
        <message>
            <source>Linux 5.13 and newer have it; it may have to be named in the kernel's lsm= parameter.</source>
            <translation>Linux hat es ab 5.13; womöglich muss es im Kernelparameter lsm= genannt werden.</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Arbeitsspeicher</translation>
        </message>
        <message>
            <source>Merge it into its parent in Hyper-V with Merge-VHD.</source>
            <translation>Führen Sie es in Hyper-V mit Merge-VHD mit dem Abbild darunter zusammen.</translation>
        </message>
        <message>
            <source>Merge it into its parent with the program that made it, in Hyper-V with Merge-VHD.</source>
            <translation>Führen Sie es mit dem Programm, das es gemacht hat, mit dem Abbild darunter zusammen, in Hyper-V mit Merge-VHD.</translation>
        </message>
        <message>
            <source>Merge it with VirtualBox: VBoxManage clonemedium FILE NEW.vdi</source>
            <translation>Führen Sie es mit VirtualBox zusammen: VBoxManage clonemedium FILE NEW.vdi</translation>
        </message>
        <message>
            <source>Name a QEMU system emulator in LIBGUESTFS_HV.</source>
            <translation>Nennen Sie in LIBGUESTFS_HV einen Systememulator von QEMU.</translation>
        </message>
        <message>
            <source>Name another folder in LIBGUESTFS_CACHEDIR.</source>
            <translation>Nennen Sie in LIBGUESTFS_CACHEDIR einen anderen Ordner.</translation>
        </message>
        <message>
            <source>Name another folder in LIBGUESTFS_TMPDIR.</source>
            <translation>Nennen Sie in LIBGUESTFS_TMPDIR einen anderen Ordner.</translation>
        </message>
        <message>
            <source>Name one that you can read in SUPERMIN_KERNEL, and its modules in SUPERMIN_MODULES.</source>
            <translation>Nennen Sie in SUPERMIN_KERNEL einen, den Sie lesen dürfen, und in SUPERMIN_MODULES seine Module.</translation>
        </message>
        <message>
            <source>Name the folder of its modules in SUPERMIN_MODULES, or unset SUPERMIN_KERNEL.</source>
            <translation>Nennen Sie den Ordner seiner Module in SUPERMIN_MODULES oder löschen Sie SUPERMIN_KERNEL.</translation>
        </message>
        <message>
            <source>No Linux kernel with its modules is installed.</source>
            <translation>Es ist kein Linux-Kernel mit seinen Modulen installiert.</translation>
        </message>
        <message>
            <source>No appliance is saved yet; the first launch does it.</source>
            <translation>Noch ist keine Appliance gespeichert; der erste Start tut es.</translation>
        </message>
        <message>
            <source>No libvirt daemon is there; its Python binding reaches those of other machines.</source>
            <translation>Hier ist kein libvirt-Dienst; die Python-Anbindung erreicht die anderer Rechner.</translation>
        </message>
        <message>
            <source>No more than {0} disks can be open in one appliance.</source>
            <translation>In einer Appliance können nicht mehr als {0} Datenträger geöffnet sein.</translation>
        </message>
        <message>
            <source>No place was found for the key.</source>
            <translation>Für den Schlüssel wurde kein Platz gefunden.</translation>
        </message>
        <message>
            <source>Not needed: LIBGUESTFS_PATH names a finished appliance.</source>
            <translation>Nicht nötig: LIBGUESTFS_PATH nennt eine fertige Appliance.</translation>
        </message>
        <message>
            <source>Not needed: the finished appliance has its own.</source>
            <translation>Nicht nötig: Die fertige Appliance hat einen eigenen.</translation>
        </message>
        <message>
            <source>Only root can read the kernel: {0}.</source>
            <translation>Nur root kann den Kernel lesen: {0}.</translation>
        </message>
        <message>
            <source>Only {0} are free in {1}. {2} are needed.</source>
            <translation>Nur {0} sind in {1} frei. {2} werden gebraucht.</translation>
        </message>
        <message>
            <source>Only {0} of memory are available. {1} are needed.</source>
            <translation>Nur {0} Arbeitsspeicher sind verfügbar. {1} werden gebraucht.</translation>
        </message>
        <message>
            <source>Open it again and allow that file, if it belongs there.</source>
            <translation>Öffnen Sie es noch einmal und erlauben Sie diese Datei, wenn sie dazugehört.</translation>
        </message>
        <message>
            <source>Open it again.</source>
            <translation>Öffnen Sie ihn noch einmal.</translation>
        </message>
        <message>
            <source>Open it with its passphrase.</source>
            <translation>Öffnen Sie es mit seinem Kennwort.</translation>
        </message>
        <message>
            <source>Open the disk and choose the files again.</source>
            <translation>Öffnen Sie den Datenträger und wählen Sie die Dateien noch einmal aus.</translation>
        </message>
        <message>
            <source>Open the small .vmdk file that describes the disk.</source>
            <translation>Öffnen Sie die kleine .vmdk-Datei, die den Datenträger beschreibt.</translation>
        </message>
        <message>
            <source>Other users can write to {0}, so what it holds cannot be trusted.</source>
            <translation>Andere Benutzer können in {0} schreiben, daher ist seinem Inhalt nicht zu trauen.</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Teile</translation>
        </message>
        <message>
            <source>Put it at {0}, or tell {1} where it is now: {2}</source>
            <translation>Legen Sie es nach {0} oder teilen Sie {1} mit, wo es jetzt ist: {2}</translation>
        </message>
        <message>
            <source>Put it at {0}.</source>
            <translation>Legen Sie es nach {0}.</translation>
        </message>
        <message>
            <source>QEMU could not save or restore the appliance: the migration {0}.</source>
            <translation>QEMU konnte die Appliance nicht speichern oder wiederherstellen: Migration {0}.</translation>
        </message>
        <message>
            <source>QEMU did not answer {0} within {1} s.</source>
            <translation>QEMU hat innerhalb von {1} s nicht geantwortet: {0}.</translation>
        </message>
        <message>
            <source>QEMU did not save or restore the appliance within {0} s.</source>
            <translation>QEMU hat die Appliance nicht innerhalb von {0} s gespeichert oder wiederhergestellt.</translation>
        </message>
        <message>
            <source>QEMU did not start: {0}</source>
            <translation>QEMU startete nicht: {0}</translation>
        </message>
        <message>
            <source>QEMU ended under KVM: {0}</source>
            <translation>QEMU endete unter KVM: {0}</translation>
        </message>
        <message>
            <source>QEMU ended.</source>
            <translation>QEMU endete.</translation>
        </message>
        <message>
            <source>QEMU refused {0}: {1}.</source>
            <translation>QEMU hat etwas abgelehnt ({0}): {1}.</translation>
        </message>
        <message>
            <source>QEMU's emulator for {0} is not installed.</source>
            <translation>Der Emulator von QEMU für {0} ist nicht installiert.</translation>
        </message>
        <message>
            <source>QEMU's monitor was lost during {0}: {1}.</source>
            <translation>Die Verbindung zum Monitor von QEMU brach ab ({0}): {1}.</translation>
        </message>
        <message>
            <source>Remove it: {0}</source>
            <translation>Entfernen Sie es: {0}</translation>
        </message>
        <message>
            <source>Run Guestscope there.</source>
            <translation>Starten Sie Guestscope dort.</translation>
        </message>
        <message>
            <source>Run scripts/setup first.</source>
            <translation>Führen Sie zuerst scripts/setup aus.</translation>
        </message>
        <message>
            <source>Run “guestscope doctor” to see what is missing.</source>
            <translation>Sehen Sie mit „guestscope doctor“ nach, was fehlt.</translation>
        </message>
        <message>
            <source>Run “guestscope doctor” to see what the host lacks.</source>
            <translation>Sehen Sie mit „guestscope doctor“ nach, was diesem Rechner fehlt.</translation>
        </message>
        <message>
            <source>SUPERMIN_KERNEL names {0}, which cannot be read: {1}.</source>
            <translation>SUPERMIN_KERNEL nennt {0}, das nicht gelesen werden kann: {1}.</translation>
        </message>
        <message>
            <source>Saving an appliance failed before.</source>
            <translation>Eine Appliance zu speichern ist schon einmal gescheitert.</translation>
        </message>
        <message>
            <source>Say which it is: {0}. Choose raw if a guest could write to it directly.</source>
            <translation>Geben Sie an, was es ist: {0}. Wählen Sie raw, wenn ein Gast unmittelbar hineinschreiben konnte.</translation>
        </message>
        <message>
            <source>See to it that you may write there.</source>
            <translation>Sorgen Sie dafür, dass Sie dort schreiben dürfen.</translation>
        </message>
        <message>
            <source>See whether its daemon runs.</source>
            <translation>Sehen Sie nach, ob sein Dienst läuft.</translation>
        </message>
        <message>
            <source>Start its daemon, or name another URI with -c.</source>
            <translation>Starten Sie seinen Dienst oder nennen Sie mit -c einen anderen URI.</translation>
        </message>
        <message>
            <source>Switch on virtualisation in the machine's firmware.</source>
            <translation>Schalten Sie die Virtualisierung in der Firmware des Rechners ein.</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>Vorlage</translation>
        </message>
        <message>
            <source>The appliance could not be saved to {0}: {1}.</source>
            <translation>Die Appliance konnte nicht in {0} gespeichert werden: {1}.</translation>
        </message>
        <message>
            <source>The appliance could not be started: {0}.</source>
            <translation>Die Appliance konnte nicht gestartet werden: {0}.</translation>
        </message>
        <message>
            <source>The appliance could not be warmed: {0}</source>
            <translation>Die Appliance konnte nicht vorbereitet werden: {0}</translation>
        </message>
        <message>
            <source>The appliance could not be written to {0}: {1}.</source>
            <translation>Die Appliance konnte nicht in {0} geschrieben werden: {1}.</translation>
        </message>
        <message>
            <source>The appliance did not find a disk that was plugged in.</source>
            <translation>Die Appliance fand einen Datenträger nicht, der angeschlossen wurde.</translation>
        </message>
        <message>
            <source>The appliance ended before its daemon was ready.</source>
            <translation>Die Appliance endete, bevor ihr Dienst bereit war.</translation>
        </message>
        <message>
            <source>The appliance sent invalid data: {0}.</source>
            <translation>Die Appliance hat ungültige Daten geschickt: {0}.</translation>
        </message>
        <message>
            <source>The appliance that was saved in {0} is gone.</source>
            <translation>Die Appliance, die in {0} gespeichert wurde, ist verschwunden.</translation>
        </message>
        <message>
            <source>The appliance's kernel log could not be read.</source>
            <translation>Das Kernelprotokoll der Appliance konnte nicht gelesen werden.</translation>
        </message>
        <message>
            <source>The appliance's parts are in {0}.</source>
            <translation>Die Teile der Appliance liegen in {0}.</translation>
        </message>
        <message>
            <source>The appliance's parts in {0} cannot be read: {1}.</source>
            <translation>Die Teile der Appliance in {0} können nicht gelesen werden: {1}.</translation>
        </message>
        <message>
            <source>The audit log was cleared.</source>
            <translation>Das Überwachungsprotokoll wurde gelöscht.</translation>
        </message>
        <message>
            <source>The cache folder {0} cannot be used: {1}.</source>
            <translation>Der Cache-Ordner {0} kann nicht verwendet werden: {1}.</translation>
        </message>
        <message>
            <source>The cache folder {0} cannot be written to: {1}.</source>
            <translation>In den Cache-Ordner {0} kann nicht geschrieben werden: {1}.</translation>
        </message>
        <message>
            <source>The command “guestscope” is not installed.</source>
            <translation>Der Befehl „guestscope“ ist nicht installiert.</translation>
        </message>
        <message>
            <source>The connection was lost.</source>
            <translation>Die Verbindung brach ab.</translation>
        </message>
        <message>
            <source>The content of this file is in a cloud, from where Windows fetches it. It is not on this disk.</source>
            <translation>Der Inhalt dieser Datei ist in einer Cloud, aus der Windows ihn holt. Auf diesem Datenträger ist er nicht.</translation>
        </message>
        <message>
            <source>The content of this file was moved to another storage, and is not on this disk.</source>
            <translation>Der Inhalt dieser Datei wurde in einen anderen Speicher verschoben und ist nicht auf diesem Datenträger.</translation>
        </message>
        <message>
            <source>The destination is gone</source>
            <translation>Das Ziel ist verschwunden</translation>
        </message>
        <message>
            <source>The disk is larger than a qcow2 image with clusters of this size can be.</source>
            <translation>Der Datenträger ist größer, als ein qcow2-Abbild mit Clustern dieser Größe sein kann.</translation>
        </message>
        <message>
            <source>The disk that the system calls {0} is not there.</source>
            <translation>Der Datenträger, den das System {0} nennt, ist nicht da.</translation>
        </message>
        <message>
            <source>The disk {0} is of the kind {1}: only files and block devices of this machine can be opened.</source>
            <translation>Der Datenträger {0} ist von der Art {1}: Nur Dateien und blockorientierte Geräte dieses Rechners können geöffnet werden.</translation>
        </message>
        <message>
            <source>The disk {0} names no file of this machine.</source>
            <translation>Der Datenträger {0} nennt keine Datei dieses Rechners.</translation>
        </message>
        <message>
            <source>The disk {0} needs a secret that only libvirt knows.</source>
            <translation>Der Datenträger {0} braucht ein Geheimnis, das nur libvirt kennt.</translation>
        </message>
        <message>
            <source>The disks of libvirt's domains at {0} lie on another machine.</source>
            <translation>Die Datenträger der Maschinen von libvirt auf {0} liegen auf einem anderen Rechner.</translation>
        </message>
        <message>
            <source>The domain has more than {0} disks.</source>
            <translation>Die Maschine hat mehr als {0} Datenträger.</translation>
        </message>
        <message>
            <source>The domain's description declares a document type, which libvirt's never do.</source>
            <translation>Die Beschreibung der Maschine gibt einen Dokumenttyp an, was libvirt nie tut.</translation>
        </message>
        <message>
            <source>The domain's description is nested too deeply to be one.</source>
            <translation>Die Beschreibung der Maschine ist zu tief verschachtelt, um eine zu sein.</translation>
        </message>
        <message>
            <source>The domain's description is not valid XML: {0}.</source>
            <translation>Die Beschreibung der Maschine ist kein gültiges XML: {0}.</translation>
        </message>
        <message>
            <source>The domain's description is too long to be one.</source>
            <translation>Die Beschreibung der Maschine ist zu lang, um eine zu sein.</translation>
        </message>
        <message>
            <source>The event log was started.</source>
            <translation>Das Ereignisprotokoll wurde gestartet.</translation>
        </message>
        <message>
            <source>The event log was stopped.</source>
            <translation>Das Ereignisprotokoll wurde angehalten.</translation>
        </message>
        <message>
            <source>The file system of {0} has errors: it needs to be checked.</source>
            <translation>Das Dateisystem von {0} hat Fehler: Es muss geprüft werden.</translation>
        </message>
        <message>
            <source>The file system of {0} was not unmounted.</source>
            <translation>Das Dateisystem von {0} wurde nicht ausgehängt.</translation>
        </message>
        <message>
            <source>The folder {0} is gone.</source>
            <translation>Der Ordner {0} ist verschwunden.</translation>
        </message>
        <message>
            <source>The free space of {0} cannot be read: {1}.</source>
            <translation>Der freie Platz von {0} kann nicht abgefragt werden: {1}.</translation>
        </message>
        <message>
            <source>The guest's kernel stayed silent under KVM for {0} s.</source>
            <translation>Der Kernel des Gastes blieb unter KVM {0} s lang stumm.</translation>
        </message>
        <message>
            <source>The kernel confines QEMU (Landlock version {0}).</source>
            <translation>Der Kernel schließt QEMU ein (Landlock-Version {0}).</translation>
        </message>
        <message>
            <source>The kernel does not say how much memory is free.</source>
            <translation>Der Kernel sagt nicht, wie viel Arbeitsspeicher frei ist.</translation>
        </message>
        <message>
            <source>The kernel {0} lacks {1} in {2}.</source>
            <translation>Dem Kernel {0} fehlt in {2}: {1}.</translation>
        </message>
        <message>
            <source>The name of the backing file is too long for a qcow2 image.</source>
            <translation>Der Name der Datei darunter ist für ein qcow2-Abbild zu lang.</translation>
        </message>
        <message>
            <source>The operating system is not where it was on this disk.</source>
            <translation>Das Betriebssystem ist nicht mehr da, wo es auf diesem Datenträger war.</translation>
        </message>
        <message>
            <source>The parts that the appliance is made of are not installed.</source>
            <translation>Die Teile, aus denen die Appliance besteht, sind nicht installiert.</translation>
        </message>
        <message>
            <source>The previous shutdown was unexpected.</source>
            <translation>Das vorige Herunterfahren kam unerwartet.</translation>
        </message>
        <message>
            <source>The saved appliance in {0} is not used: {1}</source>
            <translation>Die gespeicherte Appliance in {0} wird nicht verwendet: {1}</translation>
        </message>
        <message>
            <source>The saved appliance is not used: {0}</source>
            <translation>Die gespeicherte Appliance wird nicht verwendet: {0}</translation>
        </message>
        <message>
            <source>The session was closed.</source>
            <translation>Die Sitzung wurde geschlossen.</translation>
        </message>
        <message>
            <source>The system goes to sleep.</source>
            <translation>Das System geht in den Energiesparmodus.</translation>
        </message>
        <message>
            <source>The system has been up for some time.</source>
            <translation>Das System läuft schon einige Zeit.</translation>
        </message>
        <message>
            <source>The system is hibernated: its memory is in {0}.</source>
            <translation>Das System ist im Ruhezustand: Sein Arbeitsspeicher liegt in {0}.</translation>
        </message>
        <message>
            <source>The system is shutting down.</source>
            <translation>Das System fährt herunter.</translation>
        </message>
        <message>
            <source>The system restarted without a clean shutdown before.</source>
            <translation>Das System startete neu, ohne vorher ordentlich heruntergefahren zu sein.</translation>
        </message>
        <message>
            <source>The system started.</source>
            <translation>Das System wurde gestartet.</translation>
        </message>
        <message>
            <source>The system was not shut down in order, or its disk was copied while it ran.</source>
            <translation>Das System wurde nicht ordentlich heruntergefahren, oder sein Datenträger wurde im laufenden Betrieb kopiert.</translation>
        </message>
        <message>
            <source>The {0} {1} lacks {2} of its disks.</source>
            <translation>{0} {1}: fehlende Datenträger: {2}.</translation>
        </message>
        <message>
            <source>There are more starters like {0} than are shown.</source>
            <translation>Es gibt mehr solche wie {0}, als gezeigt werden.</translation>
        </message>
        <message>
            <source>There can be no saved appliance: {0}</source>
            <translation>Es kann keine gespeicherte Appliance geben: {0}</translation>
        </message>
        <message>
            <source>There is a kernel in /boot, but no initial RAM disk.</source>
            <translation>In /boot gibt es einen Kernel, aber keine Init-RAM-Disk.</translation>
        </message>
        <message>
            <source>There is more from {0} than is shown.</source>
            <translation>Von {0} gibt es mehr, als gezeigt wird.</translation>
        </message>
        <message>
            <source>There is no folder {0} to mount {1} on.</source>
            <translation>Es gibt keinen Ordner {0}, in den {1} eingehängt werden könnte.</translation>
        </message>
        <message>
            <source>There is no kernel in /boot.</source>
            <translation>In /boot gibt es keinen Kernel.</translation>
        </message>
        <message>
            <source>There is no {0}.</source>
            <translation>{0} gibt es nicht.</translation>
        </message>
        <message>
            <source>This could not be examined: {0}.</source>
            <translation>Das konnte nicht untersucht werden: {0}.</translation>
        </message>
        <message>
            <source>This could not be made sense of: {0}.</source>
            <translation>Daraus war nicht klug zu werden: {0}.</translation>
        </message>
        <message>
            <source>This did not answer within {0} s.</source>
            <translation>Das hat innerhalb von {0} s nicht geantwortet.</translation>
        </message>
        <message>
            <source>This is no regular expression: {0}.</source>
            <translation>Das ist kein regulärer Ausdruck: {0}.</translation>
        </message>
        <message>
            <source>This kernel offers no Landlock: QEMU runs with its own sandbox only.</source>
            <translation>Dieser Kernel bietet kein Landlock: QEMU läuft nur in seiner eigenen Sandbox.</translation>
        </message>
        <message>
            <source>This machine has no {0}: virtualisation is missing or switched off in its firmware.</source>
            <translation>Dieser Rechner hat kein {0}: Virtualisierung fehlt oder ist in seiner Firmware ausgeschaltet.</translation>
        </message>
        <message>
            <source>This regular expression takes too long. Make it simpler.</source>
            <translation>Dieser reguläre Ausdruck braucht zu lange. Vereinfachen Sie ihn.</translation>
        </message>
        <message>
            <source>Try again.</source>
            <translation>Versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>Unpack it first: {0}</source>
            <translation>Entpacken Sie es zuerst: {0}</translation>
        </message>
        <message>
            <source>Unpack one of your own: {0}</source>
            <translation>Entpacken Sie einen eigenen: {0}</translation>
        </message>
        <message>
            <source>Unset the variable, or name a QEMU system emulator.</source>
            <translation>Löschen Sie die Variable oder nennen Sie einen Systememulator von QEMU.</translation>
        </message>
        <message>
            <source>Unset the variable, or name a folder that does.</source>
            <translation>Löschen Sie die Variable oder nennen Sie einen Ordner, der eines davon enthält.</translation>
        </message>
        <message>
            <source>Unset the variable, or name a kernel that you can read.</source>
            <translation>Löschen Sie die Variable oder nennen Sie einen Kernel, den Sie lesen dürfen.</translation>
        </message>
        <message>
            <source>Upgrade it if disks do not open.</source>
            <translation>Aktualisieren Sie es, falls sich Datenträger nicht öffnen.</translation>
        </message>
        <message>
            <source>What a search found came damaged.</source>
            <translation>Was eine Suche fand, kam beschädigt an.</translation>
        </message>
        <message>
            <source>Windows is hibernated, or was shut down for a fast start: changes may be lost.</source>
            <translation>Windows ist im Ruhezustand oder wurde für einen Schnellstart heruntergefahren: Änderungen können fehlen.</translation>
        </message>
        <message>
            <source>Windows keeps the content of this file in an image (.wim). Take it out of that with wimextract.</source>
            <translation>Windows bewahrt den Inhalt dieser Datei in einem Abbild (.wim) auf. Holen Sie ihn mit wimextract heraus.</translation>
        </message>
        <message>
            <source>Windows keeps the content of this file in its store of data that many files share (Data Deduplication), which cannot be read here.</source>
            <translation>Windows bewahrt den Inhalt dieser Datei in seinem Speicher für Daten auf, die viele Dateien gemeinsam haben (Datendeduplizierung); er kann hier nicht gelesen werden.</translation>
        </message>
        <message>
            <source>Windows keeps this file compressed, and what it keeps is damaged.</source>
            <translation>Windows bewahrt diese Datei komprimiert auf, und was es aufbewahrt, ist beschädigt.</translation>
        </message>
        <message>
            <source>Windows keeps this file compressed, and wimlib reads such files. Install it: {0}</source>
            <translation>Windows bewahrt diese Datei komprimiert auf; solche Dateien liest wimlib. So wird es installiert: {0}</translation>
        </message>
        <message>
            <source>Windows keeps this in a way that is not known here (reparse tag {0}).</source>
            <translation>Windows bewahrt dies auf eine Weise auf, die hier nicht bekannt ist (Reparse-Tag {0}).</translation>
        </message>
        <message>
            <source>Windows started.</source>
            <translation>Windows wurde gestartet.</translation>
        </message>
        <message>
            <source>Windows would check its file system at the next start.</source>
            <translation>Windows würde sein Dateisystem beim nächsten Start prüfen.</translation>
        </message>
        <message>
            <source>You have no permission to read {0}.</source>
            <translation>Sie haben keine Berechtigung, {0} zu lesen.</translation>
        </message>
        <message>
            <source>You may not use {0}.</source>
            <translation>Sie dürfen {0} nicht verwenden.</translation>
        </message>
        <message>
            <source>You may not write to {0}.</source>
            <translation>Sie dürfen nicht in {0} schreiben.</translation>
        </message>
        <message>
            <source>a boot sector</source>
            <translation>einen Bootsektor</translation>
        </message>
        <message>
            <source>a boot sector and a partition table</source>
            <translation>einen Bootsektor und eine Partitionstabelle</translation>
        </message>
        <message>
            <source>a boot sector and a partition table and an ISO 9660 file system</source>
            <translation>einen Bootsektor, eine Partitionstabelle und ein Dateisystem ISO 9660</translation>
        </message>
        <message>
            <source>a boot sector and an ISO 9660 file system</source>
            <translation>einen Bootsektor und ein Dateisystem ISO 9660</translation>
        </message>
        <message>
            <source>a character device</source>
            <translation>ein zeichenorientiertes Gerät</translation>
        </message>
        <message>
            <source>a day ago</source>
            <translation>vor einem Tag</translation>
        </message>
        <message>
            <source>a disk could not be written: {0}</source>
            <translation>ein Datenträger konnte nicht beschrieben werden: {0}</translation>
        </message>
        <message>
            <source>a disk has at least {0} bytes, and this file has {1}</source>
            <translation>ein Datenträger hat mindestens {0} Byte, und diese Datei hat {1}</translation>
        </message>
        <message>
            <source>a disk image</source>
            <translation>Datenträgerabbild</translation>
        </message>
        <message>
            <source>a disk is shorter than what was written to it</source>
            <translation>ein Datenträger ist kürzer als das, was auf ihn geschrieben wurde</translation>
        </message>
        <message>
            <source>a file in it belongs to somebody else.</source>
            <translation>eine Datei darin gehört jemand anderem.</translation>
        </message>
        <message>
            <source>a folder</source>
            <translation>ein Ordner</translation>
        </message>
        <message>
            <source>a minute ago</source>
            <translation>vor einer Minute</translation>
        </message>
        <message>
            <source>a month ago</source>
            <translation>vor einem Monat</translation>
        </message>
        <message>
            <source>a number is cut off</source>
            <translation>eine Zahl ist abgeschnitten</translation>
        </message>
        <message>
            <source>a part of a disk</source>
            <translation>Teil eines Datenträgers</translation>
        </message>
        <message>
            <source>a partition table</source>
            <translation>eine Partitionstabelle</translation>
        </message>
        <message>
            <source>a partition table and an ISO 9660 file system</source>
            <translation>eine Partitionstabelle und ein Dateisystem ISO 9660</translation>
        </message>
        <message>
            <source>a pipe</source>
            <translation>eine Pipe</translation>
        </message>
        <message>
            <source>a record claims {0} bytes</source>
            <translation>ein Datensatz behauptet {0} Byte</translation>
        </message>
        <message>
            <source>a record is of no known kind</source>
            <translation>ein Datensatz ist von keiner bekannten Art</translation>
        </message>
        <message>
            <source>a record lies outside its page</source>
            <translation>ein Datensatz liegt außerhalb seiner Seite</translation>
        </message>
        <message>
            <source>a second ago</source>
            <translation>vor einer Sekunde</translation>
        </message>
        <message>
            <source>a socket</source>
            <translation>ein Socket</translation>
        </message>
        <message>
            <source>a start</source>
            <translation>ein Start</translation>
        </message>
        <message>
            <source>a value claims {0} bytes</source>
            <translation>ein Wert behauptet {0} Byte</translation>
        </message>
        <message>
            <source>a year ago</source>
            <translation>vor einem Jahr</translation>
        </message>
        <message>
            <source>an ISO 9660 file system</source>
            <translation>ein Dateisystem ISO 9660</translation>
        </message>
        <message>
            <source>an entry of its snapshot table is too large</source>
            <translation>ein Eintrag der Schnappschusstabelle ist zu groß</translation>
        </message>
        <message>
            <source>an extension of its header is longer than the header</source>
            <translation>eine Erweiterung des Kopfes ist länger als der Kopf</translation>
        </message>
        <message>
            <source>an hour ago</source>
            <translation>vor einer Stunde</translation>
        </message>
        <message>
            <source>array</source>
            <translation>Verbund</translation>
        </message>
        <message>
            <source>array member</source>
            <translation>Teil eines Verbunds</translation>
        </message>
        <message>
            <source>at boot</source>
            <translation>beim Hochfahren</translation>
        </message>
        <message>
            <source>at log-in</source>
            <translation>bei der Anmeldung</translation>
        </message>
        <message>
            <source>at start</source>
            <translation>beim Start</translation>
        </message>
        <message>
            <source>at the end of the start</source>
            <translation>am Ende des Starts</translation>
        </message>
        <message>
            <source>at the next log-in</source>
            <translation>bei der nächsten Anmeldung</translation>
        </message>
        <message>
            <source>at {0}</source>
            <translation>um {0}</translation>
        </message>
        <message>
            <source>at {0} every {1}</source>
            <translation>um {0}, alle {1}</translation>
        </message>
        <message>
            <source>automatically</source>
            <translation>automatisch</translation>
        </message>
        <message>
            <source>backing file name</source>
            <translation>Name der Datei darunter</translation>
        </message>
        <message>
            <source>beginning</source>
            <translation>Anfang</translation>
        </message>
        <message>
            <source>block map</source>
            <translation>Blockkarte</translation>
        </message>
        <message>
            <source>block table</source>
            <translation>Blocktabelle</translation>
        </message>
        <message>
            <source>both copies of its header are damaged</source>
            <translation>beide Kopien des Kopfes sind beschädigt</translation>
        </message>
        <message>
            <source>both copies of its region table are damaged</source>
            <translation>beide Kopien der Bereichstabelle sind beschädigt</translation>
        </message>
        <message>
            <source>content</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>daily</source>
            <translation>täglich</translation>
        </message>
        <message>
            <source>decrypted volume</source>
            <translation>entschlüsseltes Volume</translation>
        </message>
        <message>
            <source>delayed</source>
            <translation>verzögert</translation>
        </message>
        <message>
            <source>description</source>
            <translation>Beschreibung</translation>
        </message>
        <message>
            <source>disk</source>
            <translation>Datenträger</translation>
        </message>
        <message>
            <source>dynamic volume</source>
            <translation>dynamisches Volume</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>verschlüsselt</translation>
        </message>
        <message>
            <source>end</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>every day</source>
            <translation>jeden Tag</translation>
        </message>
        <message>
            <source>every day from {0}</source>
            <translation>jeden Tag ab {0}</translation>
        </message>
        <message>
            <source>every month</source>
            <translation>jeden Monat</translation>
        </message>
        <message>
            <source>every month from {0}</source>
            <translation>jeden Monat ab {0}</translation>
        </message>
        <message>
            <source>every week</source>
            <translation>jede Woche</translation>
        </message>
        <message>
            <source>every week from {0}</source>
            <translation>jede Woche ab {0}</translation>
        </message>
        <message>
            <source>every {0}</source>
            <translation>alle {0}</translation>
        </message>
        <message>
            <source>every {0} days</source>
            <translation>alle {0} Tage</translation>
        </message>
        <message>
            <source>every {0} days from {1}</source>
            <translation>alle {0} Tage ab {1}</translation>
        </message>
        <message>
            <source>every {0} weeks</source>
            <translation>alle {0} Wochen</translation>
        </message>
        <message>
            <source>every {0} weeks from {1}</source>
            <translation>alle {0} Wochen ab {1}</translation>
        </message>
        <message>
            <source>file system</source>
            <translation>Dateisystem</translation>
        </message>
        <message>
            <source>grain directory</source>
            <translation>Körnerverzeichnis</translation>
        </message>
        <message>
            <source>grep does not understand this expression. Mend it, or search for it as plain text.</source>
            <translation>grep versteht diesen Ausdruck nicht. Berichtigen Sie ihn oder suchen Sie danach als einfachem Text.</translation>
        </message>
        <message>
            <source>header</source>
            <translation>Kopf</translation>
        </message>
        <message>
            <source>hourly</source>
            <translation>stündlich</translation>
        </message>
        <message>
            <source>it became shorter while it was read</source>
            <translation>es wurde kürzer, während es gelesen wurde</translation>
        </message>
        <message>
            <source>it cannot be read: {0}.</source>
            <translation>sie kann nicht gelesen werden: {0}.</translation>
        </message>
        <message>
            <source>it claims more snapshots than there can be</source>
            <translation>es behauptet mehr Schnappschüsse, als es geben kann</translation>
        </message>
        <message>
            <source>it complains without end</source>
            <translation>es meldet endlos Fehler</translation>
        </message>
        <message>
            <source>it does not say what system this is</source>
            <translation>darin steht nicht, welches System das ist</translation>
        </message>
        <message>
            <source>it ends too early</source>
            <translation>es endet zu früh</translation>
        </message>
        <message>
            <source>it gave no reason</source>
            <translation>ohne Angabe eines Grundes</translation>
        </message>
        <message>
            <source>it goes on behind its end</source>
            <translation>es geht hinter seinem Ende weiter</translation>
        </message>
        <message>
            <source>it has more than {0} parts</source>
            <translation>es hat mehr als {0} Teile</translation>
        </message>
        <message>
            <source>it has no block tables</source>
            <translation>es hat keine Blocktabellen</translation>
        </message>
        <message>
            <source>it has no table of packages</source>
            <translation>es hat keine Pakettabelle</translation>
        </message>
        <message>
            <source>it holds more than {0} MiB</source>
            <translation>es enthält mehr als {0} MiB</translation>
        </message>
        <message>
            <source>it is a differencing image and needs its parent</source>
            <translation>es ist ein differenzierendes Abbild und braucht das Abbild darunter</translation>
        </message>
        <message>
            <source>it is a differencing image and needs its parent, {0}</source>
            <translation>es ist ein differenzierendes Abbild und braucht das Abbild darunter, {0}</translation>
        </message>
        <message>
            <source>it is a differencing image, the state of a machine since a checkpoint, and needs its parent</source>
            <translation>es ist ein differenzierendes Abbild, der Stand einer Maschine seit einem Prüfpunkt, und braucht das Abbild darunter</translation>
        </message>
        <message>
            <source>it is a differencing image, the state of a machine since a snapshot, and needs its parent</source>
            <translation>es ist ein differenzierendes Abbild, der Stand einer Maschine seit einem Schnappschuss, und braucht das Abbild darunter</translation>
        </message>
        <message>
            <source>it is built on another disk, but does not say which</source>
            <translation>es baut auf einem anderen Datenträger auf, sagt aber nicht, auf welchem</translation>
        </message>
        <message>
            <source>it is encrypted</source>
            <translation>es ist verschlüsselt</translation>
        </message>
        <message>
            <source>it is encrypted in a way that is not known</source>
            <translation>die Art der Verschlüsselung ist unbekannt</translation>
        </message>
        <message>
            <source>it is encrypted with the old AES scheme, which QEMU no longer opens in a machine</source>
            <translation>es ist mit dem alten AES-Verfahren verschlüsselt, das QEMU in einer Maschine nicht mehr öffnet</translation>
        </message>
        <message>
            <source>it is neither a dynamic nor a fixed image</source>
            <translation>es ist weder ein dynamisches noch ein festes Abbild</translation>
        </message>
        <message>
            <source>it is neither a fixed nor a dynamic image</source>
            <translation>es ist weder ein festes noch ein dynamisches Abbild</translation>
        </message>
        <message>
            <source>it is nested too deep</source>
            <translation>es ist zu tief verschachtelt</translation>
        </message>
        <message>
            <source>it is not a folder</source>
            <translation>es ist kein Ordner</translation>
        </message>
        <message>
            <source>it is not a journal</source>
            <translation>es ist kein Journal</translation>
        </message>
        <message>
            <source>it is not a registry hive</source>
            <translation>es ist keine Registrierungsstruktur</translation>
        </message>
        <message>
            <source>it is not an event log</source>
            <translation>es ist kein Ereignisprotokoll</translation>
        </message>
        <message>
            <source>it is not the kind of file that the disk's description says</source>
            <translation>es ist nicht die Art von Datei, die die Beschreibung des Datenträgers nennt</translation>
        </message>
        <message>
            <source>it is only one part of a disk</source>
            <translation>es ist nur ein Teil eines Datenträgers</translation>
        </message>
        <message>
            <source>it is only one part of a split disk</source>
            <translation>es ist nur ein Teil eines geteilten Datenträgers</translation>
        </message>
        <message>
            <source>it keeps its data in another file, but does not say which</source>
            <translation>es hat seine Daten in einer anderen Datei, sagt aber nicht, in welcher</translation>
        </message>
        <message>
            <source>it needs a feature that is not known</source>
            <translation>es braucht eine unbekannte Funktion</translation>
        </message>
        <message>
            <source>it needs a feature that is not known ({0})</source>
            <translation>es braucht eine unbekannte Funktion ({0})</translation>
        </message>
        <message>
            <source>it points outside itself</source>
            <translation>es verweist über sich hinaus</translation>
        </message>
        <message>
            <source>it points outside itself, to {0}</source>
            <translation>es verweist über sich hinaus, auf {0}</translation>
        </message>
        <message>
            <source>it stands for a physical disk</source>
            <translation>es steht für einen wirklichen Datenträger</translation>
        </message>
        <message>
            <source>it was made by another version.</source>
            <translation>sie stammt von einer anderen Version.</translation>
        </message>
        <message>
            <source>its L1 table is too large</source>
            <translation>die L1-Tabelle ist zu groß</translation>
        </message>
        <message>
            <source>its L1 table is too small for its virtual size</source>
            <translation>die L1-Tabelle ist zu klein für die virtuelle Größe</translation>
        </message>
        <message>
            <source>its block size is not a possible one</source>
            <translation>die Blockgröße ist unmöglich</translation>
        </message>
        <message>
            <source>its block table is too small for its virtual size</source>
            <translation>die Blocktabelle ist zu klein für die virtuelle Größe</translation>
        </message>
        <message>
            <source>its blocks have an unusual size, which QEMU does not read</source>
            <translation>die Blöcke haben eine ungewöhnliche Größe, die QEMU nicht liest</translation>
        </message>
        <message>
            <source>its cluster size is not a possible one</source>
            <translation>die Clustergröße ist unmöglich</translation>
        </message>
        <message>
            <source>its cluster size of 2^{0} bytes is outside 512 bytes to 2 MiB</source>
            <translation>die Clustergröße von 2^{0} Byte liegt nicht zwischen 512 Byte und 2 MiB</translation>
        </message>
        <message>
            <source>its description asks for other files, which a sparse disk does not have</source>
            <translation>die Beschreibung verlangt weitere Dateien, die ein dünn belegter Datenträger nicht hat</translation>
        </message>
        <message>
            <source>its description is damaged</source>
            <translation>die Beschreibung ist beschädigt</translation>
        </message>
        <message>
            <source>its description is larger than any real one</source>
            <translation>die Beschreibung ist größer als jede echte</translation>
        </message>
        <message>
            <source>its description names no files</source>
            <translation>die Beschreibung nennt keine Dateien</translation>
        </message>
        <message>
            <source>its end is missing</source>
            <translation>das Ende fehlt</translation>
        </message>
        <message>
            <source>its end is missing: it is cut short or damaged</source>
            <translation>das Ende fehlt: es ist abgeschnitten oder beschädigt</translation>
        </message>
        <message>
            <source>its footer is missing; it is cut short, or no VHD</source>
            <translation>der Fuß fehlt; es ist abgeschnitten oder keine VHD</translation>
        </message>
        <message>
            <source>its format is not known</source>
            <translation>sein Format ist unbekannt</translation>
        </message>
        <message>
            <source>its grain directory is larger than any real one</source>
            <translation>das Körnerverzeichnis ist größer als jedes echte</translation>
        </message>
        <message>
            <source>its grain size is not a possible one</source>
            <translation>die Körnergröße ist unmöglich</translation>
        </message>
        <message>
            <source>its header contradicts itself</source>
            <translation>der Kopf widerspricht sich</translation>
        </message>
        <message>
            <source>its header is damaged</source>
            <translation>der Kopf ist beschädigt</translation>
        </message>
        <message>
            <source>its header names a file or a format twice</source>
            <translation>der Kopf nennt eine Datei oder ein Format zweimal</translation>
        </message>
        <message>
            <source>its lists of entries are a loop</source>
            <translation>seine Eintragslisten bilden einen Kreis</translation>
        </message>
        <message>
            <source>its lists of keys are nested in a loop</source>
            <translation>seine Schlüssellisten bilden einen Kreis</translation>
        </message>
        <message>
            <source>its manifest does not name all files.</source>
            <translation>ihr Verzeichnis nennt nicht alle Dateien.</translation>
        </message>
        <message>
            <source>its metadata are damaged</source>
            <translation>die Metadaten sind beschädigt</translation>
        </message>
        <message>
            <source>its metadata are larger than any real ones</source>
            <translation>die Metadaten sind größer als alle echten</translation>
        </message>
        <message>
            <source>its metadata contradict themselves</source>
            <translation>die Metadaten widersprechen sich</translation>
        </message>
        <message>
            <source>its metadata lack what every image has</source>
            <translation>den Metadaten fehlt, was jedes Abbild hat</translation>
        </message>
        <message>
            <source>its pages are a loop</source>
            <translation>seine Seiten bilden einen Kreis</translation>
        </message>
        <message>
            <source>its pages have no size</source>
            <translation>seine Seiten haben keine Größe</translation>
        </message>
        <message>
            <source>its refcount table has an impossible size</source>
            <translation>die Tabelle der Verweiszähler hat eine unmögliche Größe</translation>
        </message>
        <message>
            <source>its region table contradicts itself</source>
            <translation>die Bereichstabelle widerspricht sich</translation>
        </message>
        <message>
            <source>its region table is too long</source>
            <translation>die Bereichstabelle ist zu lang</translation>
        </message>
        <message>
            <source>its region table lacks what every image has</source>
            <translation>der Bereichstabelle fehlt, was jedes Abbild hat</translation>
        </message>
        <message>
            <source>its size is not what the disk's description says</source>
            <translation>die Größe ist nicht die, die die Beschreibung des Datenträgers nennt</translation>
        </message>
        <message>
            <source>its tables are not where tables can be</source>
            <translation>die Tabellen sind nicht da, wo Tabellen sein können</translation>
        </message>
        <message>
            <source>its trailer is missing; it is cut short, or no dmg</source>
            <translation>der Abspann fehlt; es ist abgeschnitten oder kein dmg</translation>
        </message>
        <message>
            <source>its version is not known</source>
            <translation>die Version ist unbekannt</translation>
        </message>
        <message>
            <source>its version is {0}, and only 1, 2 and 3 are known</source>
            <translation>die Version ist {0}, und nur 1, 2 und 3 sind bekannt</translation>
        </message>
        <message>
            <source>its version {0} is not known</source>
            <translation>die Version {0} ist unbekannt</translation>
        </message>
        <message>
            <source>its virtual size does not fit its block map</source>
            <translation>die virtuelle Größe passt nicht zur Blockkarte</translation>
        </message>
        <message>
            <source>its virtual size does not fit its block table</source>
            <translation>die virtuelle Größe passt nicht zur Blocktabelle</translation>
        </message>
        <message>
            <source>its virtual size is larger than any disk</source>
            <translation>die virtuelle Größe ist größer als jeder Datenträger</translation>
        </message>
        <message>
            <source>its virtual size is not a possible one</source>
            <translation>die virtuelle Größe ist unmöglich</translation>
        </message>
        <message>
            <source>its {0} is larger than any real one</source>
            <translation>ein Teil davon ({0}) ist größer als jeder echte</translation>
        </message>
        <message>
            <source>its {0} is not as it was saved.</source>
            <translation>ein Teil davon ({0}) ist nicht so, wie er gespeichert wurde.</translation>
        </message>
        <message>
            <source>its {0} lies behind the end of the file, which is cut short or damaged</source>
            <translation>ein Teil davon ({0}) liegt hinter dem Ende der Datei, die abgeschnitten oder beschädigt ist</translation>
        </message>
        <message>
            <source>libvirt at {0} cannot be reached: {1}.</source>
            <translation>libvirt auf {0} ist nicht zu erreichen: {1}.</translation>
        </message>
        <message>
            <source>libvirt at {0} knows no domain {1}.</source>
            <translation>libvirt auf {0} kennt keine Maschine {1}.</translation>
        </message>
        <message>
            <source>libvirt did not answer within {0} s.</source>
            <translation>libvirt hat innerhalb von {0} s nicht geantwortet.</translation>
        </message>
        <message>
            <source>libvirt does not describe the domain: {0}.</source>
            <translation>libvirt beschreibt die Maschine nicht: {0}.</translation>
        </message>
        <message>
            <source>libvirt does not describe {0}: {1}.</source>
            <translation>libvirt beschreibt {0} nicht: {1}.</translation>
        </message>
        <message>
            <source>libvirt's Python binding is not installed, so its machines are not listed.</source>
            <translation>Die Python-Anbindung von libvirt ist nicht installiert, daher werden seine Maschinen nicht aufgeführt.</translation>
        </message>
        <message>
            <source>libvirt's Python binding is not installed.</source>
            <translation>Die Python-Anbindung von libvirt ist nicht installiert.</translation>
        </message>
        <message>
            <source>log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>logical volume</source>
            <translation>logisches Volume</translation>
        </message>
        <message>
            <source>mapped volume</source>
            <translation>zugeordnetes Volume</translation>
        </message>
        <message>
            <source>metadata</source>
            <translation>Metadaten</translation>
        </message>
        <message>
            <source>monthly</source>
            <translation>monatlich</translation>
        </message>
        <message>
            <source>not all could be written</source>
            <translation>nicht alles konnte geschrieben werden</translation>
        </message>
        <message>
            <source>nothing of it can be read</source>
            <translation>nichts davon kann gelesen werden</translation>
        </message>
        <message>
            <source>now</source>
            <translation>gerade eben</translation>
        </message>
        <message>
            <source>on an event</source>
            <translation>bei einem Ereignis</translation>
        </message>
        <message>
            <source>on demand</source>
            <translation>bei Bedarf</translation>
        </message>
        <message>
            <source>one of its parts cannot be read</source>
            <translation>einer seiner Teile kann nicht gelesen werden</translation>
        </message>
        <message>
            <source>one of its parts is of the kind {0}, which QEMU does not read</source>
            <translation>einer seiner Teile ist von der Art {0}, die QEMU nicht liest</translation>
        </message>
        <message>
            <source>other</source>
            <translation>anderes</translation>
        </message>
        <message>
            <source>page {0} is of no table</source>
            <translation>Seite {0} gehört zu keiner Tabelle</translation>
        </message>
        <message>
            <source>partition</source>
            <translation>Partition</translation>
        </message>
        <message>
            <source>partitions</source>
            <translation>Partitionen</translation>
        </message>
        <message>
            <source>physical volume</source>
            <translation>Teil einer Volume-Gruppe</translation>
        </message>
        <message>
            <source>refcount table</source>
            <translation>Tabelle der Verweiszähler</translation>
        </message>
        <message>
            <source>region</source>
            <translation>Bereich</translation>
        </message>
        <message>
            <source>region table</source>
            <translation>Bereichstabelle</translation>
        </message>
        <message>
            <source>run levels {0}</source>
            <translation>Runlevel {0}</translation>
        </message>
        <message>
            <source>snapshot table</source>
            <translation>Tabelle der Schnappschüsse</translation>
        </message>
        <message>
            <source>status {0}.</source>
            <translation>Status {0}.</translation>
        </message>
        <message>
            <source>sudo usermod -aG {0} $USER, then log in again.</source>
            <translation>sudo usermod -aG {0} $USER, danach melden Sie sich neu an.</translation>
        </message>
        <message>
            <source>supermin could not build the appliance: {0}.</source>
            <translation>supermin konnte die Appliance nicht bauen: {0}.</translation>
        </message>
        <message>
            <source>supermin did not finish within {0} s.</source>
            <translation>supermin wurde innerhalb von {0} s nicht fertig.</translation>
        </message>
        <message>
            <source>supermin is not installed.</source>
            <translation>supermin ist nicht installiert.</translation>
        </message>
        <message>
            <source>supermin, which makes an appliance of its parts, is not installed.</source>
            <translation>supermin, das aus den Teilen eine Appliance macht, ist nicht installiert.</translation>
        </message>
        <message>
            <source>swap</source>
            <translation>Auslagerung</translation>
        </message>
        <message>
            <source>tar ended by itself</source>
            <translation>tar endete von selbst</translation>
        </message>
        <message>
            <source>the cell at {0} has a size of {1} bytes</source>
            <translation>die Zelle bei {0} hat eine Größe von {1} Byte</translation>
        </message>
        <message>
            <source>the checksum of its footer is wrong</source>
            <translation>die Prüfsumme des Fußes ist falsch</translation>
        </message>
        <message>
            <source>the event {0}</source>
            <translation>das Ereignis {0}</translation>
        </message>
        <message>
            <source>the file ended while it was copied</source>
            <translation>die Datei endete, während sie kopiert wurde</translation>
        </message>
        <message>
            <source>the greeting</source>
            <translation>die Begrüßung</translation>
        </message>
        <message>
            <source>the list of values at {0} is too short</source>
            <translation>die Werteliste bei {0} ist zu kurz</translation>
        </message>
        <message>
            <source>the manifest is not a table</source>
            <translation>das Verzeichnis ist keine Tabelle</translation>
        </message>
        <message>
            <source>the name of its backing file does not lie in its header</source>
            <translation>der Name der Datei darunter liegt nicht im Kopf</translation>
        </message>
        <message>
            <source>the name of its backing file has an impossible length</source>
            <translation>der Name der Datei darunter ist unmöglich lang</translation>
        </message>
        <message>
            <source>the object at {0} is damaged</source>
            <translation>das Objekt bei {0} ist beschädigt</translation>
        </message>
        <message>
            <source>the parts of a value at {0} are not listed</source>
            <translation>die Teile eines Wertes bei {0} sind nicht aufgeführt</translation>
        </message>
        <message>
            <source>the reader of event logs failed over it</source>
            <translation>das Lesen der Ereignisprotokolle ist daran gescheitert</translation>
        </message>
        <message>
            <source>the rest of a record is missing</source>
            <translation>der Rest eines Datensatzes fehlt</translation>
        </message>
        <message>
            <source>there is no entry at {0}</source>
            <translation>bei {0} ist kein Eintrag</translation>
        </message>
        <message>
            <source>there is no field at {0}</source>
            <translation>bei {0} ist kein Feld</translation>
        </message>
        <message>
            <source>there is no key at {0}</source>
            <translation>bei {0} ist kein Schlüssel</translation>
        </message>
        <message>
            <source>there is no list of entries at {0}</source>
            <translation>bei {0} ist keine Eintragsliste</translation>
        </message>
        <message>
            <source>there is no list of keys at {0}</source>
            <translation>bei {0} ist keine Schlüsselliste</translation>
        </message>
        <message>
            <source>there is no package at {0}</source>
            <translation>bei {0} ist kein Paket</translation>
        </message>
        <message>
            <source>there is no slot at {0}</source>
            <translation>bei {0} ist kein Platz</translation>
        </message>
        <message>
            <source>there is no value at {0}</source>
            <translation>bei {0} ist kein Wert</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>weekly</source>
            <translation>wöchentlich</translation>
        </message>
        <message>
            <source>when Windows' state changes</source>
            <translation>wenn sich der Zustand von Windows ändert</translation>
        </message>
        <message>
            <source>when a session changes</source>
            <translation>beim Wechsel einer Sitzung</translation>
        </message>
        <message>
            <source>when idle</source>
            <translation>im Leerlauf</translation>
        </message>
        <message>
            <source>when registered</source>
            <translation>beim Eintragen</translation>
        </message>
        <message>
            <source>wimlib is not installed, so files that Windows keeps compressed cannot be read.</source>
            <translation>wimlib ist nicht installiert; Dateien, die Windows komprimiert aufbewahrt, können daher nicht gelesen werden.</translation>
        </message>
        <message>
            <source>with the system</source>
            <translation>mit dem System</translation>
        </message>
        <message>
            <source>with this system's package manager: {0}</source>
            <translation>mit der Paketverwaltung dieses Systems: {0}</translation>
        </message>
        <message>
            <source>with {0}'s package manager: {1}</source>
            <translation>mit der Paketverwaltung von {0}: {1}</translation>
        </message>
        <message>
            <source>yearly</source>
            <translation>jährlich</translation>
        </message>
        <message>
            <source>{0} Disks open without it, more slowly.</source>
            <translation>{0} Datenträger öffnen sich auch so, aber langsamer.</translation>
        </message>
        <message>
            <source>{0} are free in {1}.</source>
            <translation>{0} sind in {1} frei.</translation>
        </message>
        <message>
            <source>{0} are needed in {1}, where {2} are free.</source>
            <translation>In {1} werden {0} gebraucht; frei sind dort {2}.</translation>
        </message>
        <message>
            <source>{0} begins like a {1} image, but holds {2} as well.</source>
            <translation>{0} beginnt wie ein {1}-Abbild, enthält aber auch {2}.</translation>
        </message>
        <message>
            <source>{0} belongs to another user (uid {1}).</source>
            <translation>{0} gehört einem anderen Benutzer (uid {1}).</translation>
        </message>
        <message>
            <source>{0} can be opened; the first launch will try it.</source>
            <translation>{0} kann geöffnet werden; beim ersten Start wird es versucht.</translation>
        </message>
        <message>
            <source>{0} can be read and has its modules.</source>
            <translation>{0} kann gelesen werden und hat seine Module.</translation>
        </message>
        <message>
            <source>{0} cannot be made: {1}.</source>
            <translation>{0} kann nicht angelegt werden: {1}.</translation>
        </message>
        <message>
            <source>{0} cannot be opened as {1}: {2}.</source>
            <translation>{0} kann nicht als {1} geöffnet werden: {2}.</translation>
        </message>
        <message>
            <source>{0} cannot be opened: too many files are open.</source>
            <translation>{0} kann nicht geöffnet werden: Es sind zu viele Dateien offen.</translation>
        </message>
        <message>
            <source>{0} cannot be opened: {1}.</source>
            <translation>{0} kann nicht geöffnet werden: {1}.</translation>
        </message>
        <message>
            <source>{0} cannot be reached: {1}.</source>
            <translation>{0} ist nicht zu erreichen: {1}.</translation>
        </message>
        <message>
            <source>{0} cannot be read: {1}.</source>
            <translation>{0} kann nicht gelesen werden: {1}.</translation>
        </message>
        <message>
            <source>{0} cannot be searched.</source>
            <translation>{0} kann nicht durchsucht werden.</translation>
        </message>
        <message>
            <source>{0} cannot be used: {1}.</source>
            <translation>{0} kann nicht verwendet werden: {1}.</translation>
        </message>
        <message>
            <source>{0} cannot be written to: {1}.</source>
            <translation>In {0} kann nicht geschrieben werden: {1}.</translation>
        </message>
        <message>
            <source>{0} changed while it was read.</source>
            <translation>{0} wurde geändert, während es gelesen wurde.</translation>
        </message>
        <message>
            <source>{0} could not be changed: {1}.</source>
            <translation>{0} konnte nicht geändert werden: {1}.</translation>
        </message>
        <message>
            <source>{0} could not be mounted: {1}</source>
            <translation>{0} konnte nicht eingehängt werden: {1}</translation>
        </message>
        <message>
            <source>{0} could not be plugged in: {1}</source>
            <translation>{0} konnte nicht angeschlossen werden: {1}</translation>
        </message>
        <message>
            <source>{0} could not be read: {1}.</source>
            <translation>{0} konnte nicht gelesen werden: {1}.</translation>
        </message>
        <message>
            <source>{0} could not be run: {1}.</source>
            <translation>{0} konnte nicht gestartet werden: {1}.</translation>
        </message>
        <message>
            <source>{0} days ago</source>
            <translation>vor {0} Tagen</translation>
        </message>
        <message>
            <source>{0} does not exist.</source>
            <translation>{0} gibt es nicht.</translation>
        </message>
        <message>
            <source>{0} does not run: {1}.</source>
            <translation>{0} läuft nicht: {1}.</translation>
        </message>
        <message>
            <source>{0} does not say that it is QEMU.</source>
            <translation>{0} gibt sich nicht als QEMU aus.</translation>
        </message>
        <message>
            <source>{0} does not say which format {1} has; it was decided by its content.</source>
            <translation>{0} sagt nicht, welches Format {1} hat; es wurde am Inhalt erkannt.</translation>
        </message>
        <message>
            <source>{0} gets no security updates since {1}.</source>
            <translation>{0} bekommt seit {1} keine Sicherheitsaktualisierungen mehr.</translation>
        </message>
        <message>
            <source>{0} gets security updates until {1}.</source>
            <translation>{0} bekommt bis {1} Sicherheitsaktualisierungen.</translation>
        </message>
        <message>
            <source>{0} has less than {1} MiB free for a saved appliance.</source>
            <translation>{0} hat weniger als {1} MiB für eine gespeicherte Appliance frei.</translation>
        </message>
        <message>
            <source>{0} has less than {1} MiB free, which the appliance needs.</source>
            <translation>{0} hat weniger als {1} MiB frei, die die Appliance braucht.</translation>
        </message>
        <message>
            <source>{0} has more accounts than are shown.</source>
            <translation>{0} hat mehr Konten, als gezeigt werden.</translation>
        </message>
        <message>
            <source>{0} has more entries than are shown.</source>
            <translation>{0} hat mehr Einträge, als gezeigt werden.</translation>
        </message>
        <message>
            <source>{0} has no snapshot “{1}”.</source>
            <translation>{0} hat keinen Schnappschuss „{1}“.</translation>
        </message>
        <message>
            <source>{0} has {1} entries that make no sense.</source>
            <translation>{0}: Unverständliche Einträge: {1}.</translation>
        </message>
        <message>
            <source>{0} has {1} files that are no tasks.</source>
            <translation>{0}: Dateien, die keine Aufgaben sind: {1}.</translation>
        </message>
        <message>
            <source>{0} has {1} lines that make no sense.</source>
            <translation>{0}: Unverständliche Zeilen: {1}.</translation>
        </message>
        <message>
            <source>{0} hours ago</source>
            <translation>vor {0} Stunden</translation>
        </message>
        <message>
            <source>{0} is a symbolic link that leads back to itself.</source>
            <translation>{0} ist ein symbolischer Link, der zu sich selbst zurückführt.</translation>
        </message>
        <message>
            <source>{0} is an archive that holds a disk, not a disk.</source>
            <translation>{0} ist ein Archiv, das einen Datenträger enthält, kein Datenträger.</translation>
        </message>
        <message>
            <source>{0} is built on itself: its backing files form a loop.</source>
            <translation>{0} baut auf sich selbst auf: Die Dateien darunter bilden einen Kreis.</translation>
        </message>
        <message>
            <source>{0} is built on more than {1} other images.</source>
            <translation>{0} baut auf mehr als {1} anderen Abbildern auf.</translation>
        </message>
        <message>
            <source>{0} is built on {1}, in another folder.</source>
            <translation>{0} baut auf {1} in einem anderen Ordner auf.</translation>
        </message>
        <message>
            <source>{0} is built on {1}, named by a file whose format had to be guessed.</source>
            <translation>{0} baut auf {1} auf; das sagt eine Datei, deren Format erraten werden musste.</translation>
        </message>
        <message>
            <source>{0} is built on “{1}”, which is not the name of a file.</source>
            <translation>{0} baut auf „{1}“ auf, was kein Dateiname ist.</translation>
        </message>
        <message>
            <source>{0} is compressed with {1}.</source>
            <translation>{0} ist mit {1} komprimiert.</translation>
        </message>
        <message>
            <source>{0} is empty.</source>
            <translation>{0} ist leer.</translation>
        </message>
        <message>
            <source>{0} is encrypted.</source>
            <translation>{0} ist verschlüsselt.</translation>
        </message>
        <message>
            <source>{0} is no URI of libvirt.</source>
            <translation>{0} ist kein URI von libvirt.</translation>
        </message>
        <message>
            <source>{0} is not a folder, so it cannot hold the cache.</source>
            <translation>{0} ist kein Ordner und kann daher den Cache nicht aufnehmen.</translation>
        </message>
        <message>
            <source>{0} is not a possible file name.</source>
            <translation>{0} ist kein möglicher Dateiname.</translation>
        </message>
        <message>
            <source>{0} is not a {1} image, although its name says so: it does not begin like one.</source>
            <translation>{0} ist kein {1}-Abbild, obwohl der Name es sagt: Es beginnt nicht wie eines.</translation>
        </message>
        <message>
            <source>{0} is not a {1} image: it does not begin like one.</source>
            <translation>{0} ist kein {1}-Abbild: Es beginnt nicht wie eines.</translation>
        </message>
        <message>
            <source>{0} is not text that libvirt takes.</source>
            <translation>{0} ist kein Text, den libvirt annimmt.</translation>
        </message>
        <message>
            <source>{0} is spread over more than {1} files.</source>
            <translation>{0} ist auf mehr als {1} Dateien verteilt.</translation>
        </message>
        <message>
            <source>{0} is spread over several files or encrypted and can only be read.</source>
            <translation>{0} ist auf mehrere Dateien verteilt oder verschlüsselt und kann nur gelesen werden.</translation>
        </message>
        <message>
            <source>{0} is supermin {1}.</source>
            <translation>{0} ist supermin {1}.</translation>
        </message>
        <message>
            <source>{0} is version {1}.</source>
            <translation>{0} hat die Version {1}.</translation>
        </message>
        <message>
            <source>{0} is version {1}; {2} is the oldest one tested.</source>
            <translation>{0} hat die Version {1}; {2} ist die älteste, die geprüft wurde.</translation>
        </message>
        <message>
            <source>{0} is yours alone.</source>
            <translation>{0} gehört Ihnen allein.</translation>
        </message>
        <message>
            <source>{0} is {1} full by its inodes.</source>
            <translation>{0} ist an Inodes zu {1} voll.</translation>
        </message>
        <message>
            <source>{0} is {1} full.</source>
            <translation>{0} ist zu {1} voll.</translation>
        </message>
        <message>
            <source>{0} is {1}, not a disk image.</source>
            <translation>{0} ist {1}, kein Datenträgerabbild.</translation>
        </message>
        <message>
            <source>{0} keeps a part in {1}, in another folder.</source>
            <translation>{0} hat einen Teil in {1}, in einem anderen Ordner.</translation>
        </message>
        <message>
            <source>{0} keeps a part in {1}, named by a file whose format had to be guessed.</source>
            <translation>{0} hat einen Teil in {1}; das sagt eine Datei, deren Format erraten werden musste.</translation>
        </message>
        <message>
            <source>{0} keeps a part in “{1}”, which is not the name of a file.</source>
            <translation>{0} hat einen Teil in „{1}“, was kein Dateiname ist.</translation>
        </message>
        <message>
            <source>{0} keeps its data in {1}, in another folder.</source>
            <translation>{0} hat seine Daten in {1}, in einem anderen Ordner.</translation>
        </message>
        <message>
            <source>{0} keeps its data in {1}, named by a file whose format had to be guessed.</source>
            <translation>{0} hat seine Daten in {1}; das sagt eine Datei, deren Format erraten werden musste.</translation>
        </message>
        <message>
            <source>{0} keeps its data in “{1}”, which is not the name of a file.</source>
            <translation>{0} hat seine Daten in „{1}“, was kein Dateiname ist.</translation>
        </message>
        <message>
            <source>{0} minutes ago</source>
            <translation>vor {0} Minuten</translation>
        </message>
        <message>
            <source>{0} months ago</source>
            <translation>vor {0} Monaten</translation>
        </message>
        <message>
            <source>{0} of memory are available.</source>
            <translation>{0} Arbeitsspeicher sind verfügbar.</translation>
        </message>
        <message>
            <source>{0} says that its backing file has the format “{1}”, which cannot be opened.</source>
            <translation>{0} sagt, dass die Datei darunter das Format „{1}“ hat, das nicht geöffnet werden kann.</translation>
        </message>
        <message>
            <source>{0} seconds ago</source>
            <translation>vor {0} Sekunden</translation>
        </message>
        <message>
            <source>{0} was changed after {1} was built on it.</source>
            <translation>{0} wurde geändert, nachdem {1} darauf aufgebaut worden war.</translation>
        </message>
        <message>
            <source>{0} was not closed properly and can only be read.</source>
            <translation>{0} wurde nicht richtig geschlossen und kann nur gelesen werden.</translation>
        </message>
        <message>
            <source>{0} years ago</source>
            <translation>vor {0} Jahren</translation>
        </message>
        <message>
            <source>{0}, where the cache folder would lie, belongs to another user (uid {1}).</source>
            <translation>{0}, worin der Cache-Ordner läge, gehört einem anderen Benutzer (uid {1}).</translation>
        </message>
        <message>
            <source>{0}, which makes the appliance, could not be run: {1}.</source>
            <translation>{0}, das die Appliance macht, konnte nicht gestartet werden: {1}.</translation>
        </message>
        <message>
            <source>{0}, which {1} names, cannot be used: {2}.</source>
            <translation>{0}, das in {1} genannt ist, kann nicht verwendet werden: {2}.</translation>
        </message>
        <message>
            <source>{0}, which {1} needs, is missing.</source>
            <translation>{0}, das {1} braucht, fehlt.</translation>
        </message>
        <message>
            <source>{0}-wal holds changes that are not shown.</source>
            <translation>{0}-wal enthält Änderungen, die nicht gezeigt werden.</translation>
        </message>
        <message>
            <source>{0}: cancelled.</source>
            <translation>{0}: abgebrochen.</translation>
        </message>
        <message>
            <source>{0}: no answer within {1} seconds.</source>
            <translation>{0}: keine Antwort innerhalb von {1} Sekunden.</translation>
        </message>
        <message>
            <source>{0}: the appliance ended unexpectedly.</source>
            <translation>{0}: Die Appliance endete unerwartet.</translation>
        </message>
        <message>
            <source>{0}: the appliance sent more than the {1} bytes that there may be.</source>
            <translation>{0}: Die Appliance hat mehr als die {1} Byte geschickt, die es sein dürfen.</translation>
        </message>
        <message>
            <source>{0}: the appliance was ended.</source>
            <translation>{0}: Die Appliance wurde beendet.</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0}: {1}</translation>
        </message>
        <message>
            <source>{0}={1} is neither true nor false: use 1 or 0.</source>
            <translation>{0}={1} ist weder wahr noch falsch: Nehmen Sie 1 oder 0.</translation>
        </message>
        <message>
            <source>{0}={1} is not a number between {2} and {3}.</source>
            <translation>{0}={1} ist keine Zahl zwischen {2} und {3}.</translation>
        </message>
        <message>
            <source>“guestscope appliance build” makes it now.</source>
            <translation>„guestscope appliance build“ macht sie jetzt.</translation>
        </message>
        <message>
            <source>“guestscope appliance build” tries again.</source>
            <translation>„guestscope appliance build“ versucht es noch einmal.</translation>
        </message>
        <message>
            <source>“guestscope doctor” says how to install it.</source>
            <translation>„guestscope doctor“ sagt, wie man sie installiert.</translation>
        </message>
        <message>
            <source>“virsh list --all” names those that it knows.</source>
            <translation>„virsh list --all“ nennt die, die es kennt.</translation>
        </message>
        <message>
            <source>“{0}” is no size. Write it as 100 MB or 2.5 GiB.</source>
            <translation>„{0}“ ist keine Größe. Schreiben Sie sie wie 100 MB oder 2.5 GiB.</translation>
        </message>
        <message>
            <source>“{0}” is no time. Write it as 2024-03-01, 7 days or this year.</source>
            <translation>„{0}“ ist keine Zeit. Schreiben Sie sie wie 2024-03-01, 7 days oder this year.</translation>
        </message>
        <message>
            <source>“{0}” is not a disk format that can be opened.</source>
            <translation>„{0}“ ist kein Datenträgerformat, das geöffnet werden kann.</translation>
        </message>
    </context>
    <context>
        <name>ShareModel</name>
        <message>
            <source>Files</source>
            <translation>Dateien</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Anteil</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Action</source>
            <translation>Aktion</translation>
        </message>
        <message>
            <source>Go to a name</source>
            <translation>Zu einem Namen gehen</translation>
        </message>
        <message>
            <source>Go without selecting</source>
            <translation>Gehen, ohne auszuwählen</translation>
        </message>
        <message>
            <source>In a list of files</source>
            <translation>In einer Dateiliste</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>Keys and what they do</source>
            <translation>Tasten und was sie tun</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <source>Search in the keys</source>
            <translation>In den Tasten suchen</translation>
        </message>
        <message>
            <source>Select several</source>
            <translation>Mehrere auswählen</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Aufwärts</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>Was es tut</translation>
        </message>
        <message>
            <source>go to the folder above</source>
            <translation>in den übergeordneten Ordner gehen</translation>
        </message>
        <message>
            <source>letters</source>
            <translation>Buchstaben</translation>
        </message>
        <message>
            <source>look into the file</source>
            <translation>in die Datei hineinsehen</translation>
        </message>
        <message>
            <source>open the folder or the file</source>
            <translation>den Ordner oder die Datei öffnen</translation>
        </message>
        <message>
            <source>select from here on</source>
            <translation>von hier an auswählen</translation>
        </message>
        <message>
            <source>then select more with the space bar and Ctrl</source>
            <translation>dann mit Leertaste und Strg weitere auswählen</translation>
        </message>
        <message>
            <source>type how the name begins</source>
            <translation>tippen, wie der Name beginnt</translation>
        </message>
    </context>
    <context>
        <name>Sidebar</name>
        <message>
            <source>Close disk</source>
            <translation>Datenträger schließen</translation>
        </message>
        <message>
            <source>Disks</source>
            <translation>Datenträger</translation>
        </message>
        <message>
            <source>Encrypted: a key opens it</source>
            <translation>Verschlüsselt: Ein Schlüssel öffnet es</translation>
        </message>
        <message>
            <source>Machines</source>
            <translation>Maschinen</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Geöffnet</translation>
        </message>
        <message>
            <source>Open in a new window</source>
            <translation>In einem neuen Fenster öffnen</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>Aktualisieren</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>Aus der Liste entfernen</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>gesperrt</translation>
        </message>
    </context>
    <context>
        <name>SourceLink</name>
        <message>
            <source>Show {0}</source>
            <translation>{0} zeigen</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Busy</source>
            <translation>Beschäftigt</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>The disk changes while it is read, so what is shown may be inconsistent.</source>
            <translation>Der Datenträger ändert sich beim Lesen, daher kann das Gezeigte in sich widersprüchlich sein.</translation>
        </message>
        <message>
            <source>The disk is opened so that nothing on it can change.</source>
            <translation>Der Datenträger ist so geöffnet, dass sich nichts darauf ändern kann.</translation>
        </message>
        <message>
            <source>no acceleration</source>
            <translation>keine Beschleunigung</translation>
        </message>
        <message>
            <source>read-only</source>
            <translation>nur lesend</translation>
        </message>
        <message>
            <source>running, read at {0}</source>
            <translation>läuft, gelesen um {0}</translation>
        </message>
        <message>
            <source>waiting for the disk</source>
            <translation>wartet auf den Datenträger</translation>
        </message>
    </context>
    <context>
        <name>StoragePage</name>
        <message numerus="yes">
            <source>%n encrypted volume(s) can be read only with a key: {0}.</source>
            <translation>
                <numerusform>%n verschlüsseltes Volume kann nur mit einem Schlüssel gelesen werden: {0}.</numerusform>
                <numerusform>%n verschlüsselte Volumes können nur mit einem Schlüssel gelesen werden: {0}.</numerusform>
            </translation>
        </message>
        <message>
            <source>Browse</source>
            <translation>Durchsuchen</translation>
        </message>
        <message>
            <source>Bytes…</source>
            <translation>Bytes…</translation>
        </message>
        <message>
            <source>Look at the bytes of this volume, at any position</source>
            <translation>Die Bytes dieses Datenträgers an jeder Position ansehen</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>There is no disk.</source>
            <translation>Es gibt keinen Datenträger.</translation>
        </message>
        <message>
            <source>Unlock…</source>
            <translation>Entsperren…</translation>
        </message>
    </context>
    <context>
        <name>StoragePicture</name>
        <message>
            <source>Picture of {0}</source>
            <translation>Bild von {0}</translation>
        </message>
        <message>
            <source>Volume group {0}</source>
            <translation>Volume-Gruppe {0}</translation>
        </message>
        <message>
            <source>free</source>
            <translation>frei</translation>
        </message>
        <message>
            <source>{0}, {1} free</source>
            <translation>{0}, {1} frei</translation>
        </message>
    </context>
    <context>
        <name>Surroundings</name>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n Element</numerusform>
                <numerusform>%n Elemente</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{0}, %n selected</source>
            <translation>
                <numerusform>{0}, %n ausgewählt</numerusform>
                <numerusform>{0}, %n ausgewählt</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SystemPage</name>
        <message>
            <source>Saved as {0}.</source>
            <translation>Gespeichert als {0}.</translation>
        </message>
        <message>
            <source>This system</source>
            <translation>Dieses System</translation>
        </message>
        <message>
            <source>{0} could not be written: {1}</source>
            <translation>{0} konnte nicht geschrieben werden: {1}</translation>
        </message>
    </context>
    <context>
        <name>TextView</name>
        <message>
            <source>Text of the file</source>
            <translation>Text der Datei</translation>
        </message>
    </context>
    <context>
        <name>Treemap</name>
        <message>
            <source>Picture of the shares</source>
            <translation>Bild der Anteile</translation>
        </message>
        <message>
            <source>{0}: {1}, {2}</source>
            <translation>{0}: {1}, {2}</translation>
        </message>
    </context>
    <context>
        <name>UnlockDialog</name>
        <message>
            <source>BitLocker makes trying a key slow: without acceleration it takes a minute or more.</source>
            <translation>BitLocker macht das Ausprobieren eines Schlüssels langsam: Ohne Beschleunigung dauert es eine Minute oder länger.</translation>
        </message>
        <message>
            <source>Choose a startup key file…</source>
            <translation>Datei mit Systemstartschlüssel wählen…</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Schlüssel</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Bezeichnung</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>Password, or recovery key of 8 × 6 digits</source>
            <translation>Kennwort oder Wiederherstellungsschlüssel aus 8 × 6 Ziffern</translation>
        </message>
        <message>
            <source>Passwords with letters beyond a to z may not be understood; the recovery key is.</source>
            <translation>Kennwörter mit anderen Buchstaben als a bis z werden vielleicht nicht verstanden; der Wiederherstellungsschlüssel schon.</translation>
        </message>
        <message>
            <source>Show what is typed</source>
            <translation>Eingabe anzeigen</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>The file of BitLocker that Windows would read from a USB stick</source>
            <translation>Die Datei von BitLocker, die Windows von einem USB-Stick lesen würde</translation>
        </message>
        <message numerus="yes">
            <source>The key is tried on all %n locked volume(s) of this machine.</source>
            <translation>
                <numerusform>Der Schlüssel wird an %n gesperrten Volume dieser Maschine versucht.</numerusform>
                <numerusform>Der Schlüssel wird an allen %n gesperrten Volumes dieser Maschine versucht.</numerusform>
            </translation>
        </message>
        <message>
            <source>This key does not open the volume.</source>
            <translation>Dieser Schlüssel öffnet das Volume nicht.</translation>
        </message>
        <message>
            <source>Trying the key</source>
            <translation>Schlüssel wird versucht</translation>
        </message>
        <message>
            <source>UUID</source>
            <translation>UUID</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Entsperren</translation>
        </message>
        <message>
            <source>Unlock {0}</source>
            <translation>{0} entsperren</translation>
        </message>
        <message>
            <source>{0} is encrypted</source>
            <translation>{0} ist verschlüsselt</translation>
        </message>
    </context>
    <context>
        <name>Unlocking</name>
        <message>
            <source>This file is no startup key.</source>
            <translation>Diese Datei ist kein Systemstartschlüssel.</translation>
        </message>
    </context>
    <context>
        <name>Usage</name>
        <message numerus="yes">
            <source>%n smaller file(s)</source>
            <translation>
                <numerusform>%n kleinere Datei</numerusform>
                <numerusform>%n kleinere Dateien</numerusform>
            </translation>
        </message>
        <message>
            <source>the folder itself</source>
            <translation>der Ordner selbst</translation>
        </message>
        <message>
            <source>{0} %</source>
            <translation>{0} %</translation>
        </message>
        <message>
            <source>{0} (other file system)</source>
            <translation>{0} (anderes Dateisystem)</translation>
        </message>
    </context>
    <context>
        <name>UsagePage</name>
        <message numerus="yes">
            <source>%n could not be read</source>
            <translation>
                <numerusform>%n konnte nicht gelesen werden</numerusform>
                <numerusform>%n konnten nicht gelesen werden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n Datei</numerusform>
                <numerusform>%n Dateien</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n folder(s)</source>
            <translation>
                <numerusform>%n Ordner</numerusform>
                <numerusform>%n Ordner</numerusform>
            </translation>
        </message>
        <message>
            <source>Count again</source>
            <translation>Neu zählen</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren…</translation>
        </message>
        <message>
            <source>Length of files</source>
            <translation>Länge der Dateien</translation>
        </message>
        <message>
            <source>Nothing was counted yet. Choose a folder in Files, and then “Disk usage”.</source>
            <translation>Noch wurde nichts gezählt. Wählen Sie unter „Dateien“ einen Ordner und dann „Belegung“.</translation>
        </message>
        <message>
            <source>Saved as {0}.</source>
            <translation>Gespeichert als {0}.</translation>
        </message>
        <message>
            <source>Shares</source>
            <translation>Anteile</translation>
        </message>
        <message>
            <source>Show in files</source>
            <translation>In Dateien zeigen</translation>
        </message>
        <message>
            <source>Size on disk</source>
            <translation>Größe auf dem Datenträger</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Anhalten</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Aufwärts</translation>
        </message>
        <message>
            <source>What is compared</source>
            <translation>Was verglichen wird</translation>
        </message>
        <message>
            <source>counting {0}</source>
            <translation>{0} wird gezählt</translation>
        </message>
        <message>
            <source>stopped before the end</source>
            <translation>vor dem Ende angehalten</translation>
        </message>
        <message>
            <source>{0} could not be counted: {1}</source>
            <translation>{0} konnte nicht gezählt werden: {1}</translation>
        </message>
        <message>
            <source>{0} could not be written: {1}</source>
            <translation>{0} konnte nicht geschrieben werden: {1}</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} von {1}</translation>
        </message>
    </context>
    <context>
        <name>VolumeTable</name>
        <message>
            <source>Content</source>
            <translation>Inhalt</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Bezeichnung</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>UUID</source>
            <translation>UUID</translation>
        </message>
        <message>
            <source>Used</source>
            <translation>Belegt</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Volume</translation>
        </message>
        <message>
            <source>Volumes</source>
            <translation>Volumes</translation>
        </message>
        <message>
            <source>snapshot</source>
            <translation>Schnappschuss</translation>
        </message>
        <message>
            <source>subvolume</source>
            <translation>Subvolume</translation>
        </message>
    </context>
    <context>
        <name>Volumes</name>
        <message>
            <source>It belongs to a dynamic disk of Windows. The volumes of such disks are listed by themselves; one that is missing may need a further disk of the machine.</source>
            <translation>Sie gehört zu einem dynamischen Datenträger von Windows. Die Volumes solcher Datenträger sind für sich aufgeführt; wenn eines fehlt, braucht es vielleicht einen weiteren Datenträger der Maschine.</translation>
        </message>
        <message>
            <source>It cannot be read without disks that are not open here, or that are of another time: {0}. Open all disks of the machine together.</source>
            <translation>Ohne Datenträger, die hier nicht geöffnet oder aus einer anderen Zeit sind, kann es nicht gelesen werden: {0}. Öffnen Sie alle Datenträger der Maschine zusammen.</translation>
        </message>
        <message>
            <source>It could not be mounted: {0}</source>
            <translation>Es konnte nicht eingehängt werden: {0}</translation>
        </message>
        <message>
            <source>It gives its space to a volume group of LVM.</source>
            <translation>Es gibt seinen Platz an eine Volume-Gruppe von LVM.</translation>
        </message>
        <message>
            <source>It held memory that a running system moved out. It has no files.</source>
            <translation>Es enthielt Arbeitsspeicher, den ein laufendes System ausgelagert hat. Dateien hat es nicht.</translation>
        </message>
        <message>
            <source>It holds something that is no file system.</source>
            <translation>Es enthält etwas, das kein Dateisystem ist.</translation>
        </message>
        <message>
            <source>It is a file system and can be browsed.</source>
            <translation>Es ist ein Dateisystem und kann durchsucht werden.</translation>
        </message>
        <message>
            <source>It is a member of an array, which joins several disks.</source>
            <translation>Es ist Mitglied eines Verbunds aus mehreren Datenträgern.</translation>
        </message>
        <message>
            <source>It is divided into partitions.</source>
            <translation>Es ist in Partitionen aufgeteilt.</translation>
        </message>
        <message>
            <source>It is encrypted, and unlocked: what it holds is beneath it.</source>
            <translation>Es ist verschlüsselt und entsperrt: Was es enthält, steht darunter.</translation>
        </message>
        <message>
            <source>It is encrypted. With its key it can be unlocked and read.</source>
            <translation>Es ist verschlüsselt. Mit seinem Schlüssel kann es entsperrt und gelesen werden.</translation>
        </message>
        <message>
            <source>It lacks disks that are not open here, or that are of another time: {0}. What is left of it is read.</source>
            <translation>Ihm fehlen Datenträger, die hier nicht geöffnet oder aus einer anderen Zeit sind: {0}. Gelesen wird, was davon übrig ist.</translation>
        </message>
        <message>
            <source>It was in use and not closed in order. It is read as it would be after a check; the disk itself stays as it is.</source>
            <translation>Es war in Gebrauch und wurde nicht ordentlich geschlossen. Es wird so gelesen, wie es nach einer Prüfung wäre; der Datenträger selbst bleibt, wie er ist.</translation>
        </message>
        <message>
            <source>Its system noted damage. What can be read is shown.</source>
            <translation>Sein System hat Schäden vermerkt. Gezeigt wird, was gelesen werden kann.</translation>
        </message>
        <message>
            <source>Nothing that is known was found on it: it may be empty, or in a format of its own.</source>
            <translation>Es wurde nichts Bekanntes darauf gefunden: Es kann leer sein oder ein eigenes Format haben.</translation>
        </message>
        <message numerus="yes">
            <source>This array lacks %n disk(s). What is left of it is read.</source>
            <translation>
                <numerusform>Diesem Verbund fehlt %n Datenträger. Gelesen wird, was davon übrig ist.</numerusform>
                <numerusform>Diesem Verbund fehlen %n Datenträger. Gelesen wird, was davon übrig ist.</numerusform>
            </translation>
        </message>
        <message>
            <source>Windows sleeps on it, or starts fast from it. It is only read, and what Windows wrote last may be missing.</source>
            <translation>Windows schläft darauf oder startet schnell davon. Es wird nur gelesen, und was Windows zuletzt geschrieben hat, kann fehlen.</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>verschlüsselt</translation>
        </message>
        <message>
            <source>file system</source>
            <translation>Dateisystem</translation>
        </message>
        <message>
            <source>incomplete</source>
            <translation>unvollständig</translation>
        </message>
        <message>
            <source>other</source>
            <translation>anderes</translation>
        </message>
        <message>
            <source>part of a dynamic disk</source>
            <translation>Teil eines dynamischen Datenträgers</translation>
        </message>
        <message>
            <source>part of a volume group</source>
            <translation>Teil einer Volume-Gruppe</translation>
        </message>
        <message>
            <source>part of an array</source>
            <translation>Teil eines Verbunds</translation>
        </message>
        <message>
            <source>partitions</source>
            <translation>Partitionen</translation>
        </message>
        <message>
            <source>swap</source>
            <translation>Auslagerung</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
    </context>
    <context>
        <name>WelcomePage</name>
        <message>
            <source>Machines</source>
            <translation>Maschinen</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>Welcome</source>
            <translation>Willkommen</translation>
        </message>
    </context>
    <context>
        <name>_Abilities</name>
        <message>
            <source>Browse, search and preview the files of any system, and drag them out.</source>
            <translation>Die Dateien jedes Systems durchsuchen, ansehen und herausziehen.</translation>
        </message>
        <message>
            <source>Look around in a demo disk</source>
            <translation>In einem Demo-Datenträger umsehen</translation>
        </message>
        <message>
            <source>Making the demo disk</source>
            <translation>Demo-Datenträger wird erstellt</translation>
        </message>
        <message>
            <source>Making the demo disk…</source>
            <translation>Demo-Datenträger wird erstellt…</translation>
        </message>
        <message>
            <source>Nothing is started and nothing is changed. Hostile disks harm nobody.</source>
            <translation>Nichts wird gestartet und nichts verändert. Bösartige Datenträger schaden niemandem.</translation>
        </message>
        <message>
            <source>See its software, users, services and logs, and what may be wrong.</source>
            <translation>Seine Programme, Benutzer, Dienste und Protokolle sehen, und was nicht stimmen könnte.</translation>
        </message>
        <message>
            <source>Understand partitions, LVM, RAID and encryption at a glance.</source>
            <translation>Partitionen, LVM, RAID und Verschlüsselung auf einen Blick verstehen.</translation>
        </message>
    </context>
    <context>
        <name>_CrumbRow</name>
        <message>
            <source>Folders above</source>
            <translation>Übergeordnete Ordner</translation>
        </message>
        <message>
            <source>Other systems and volumes</source>
            <translation>Andere Systeme und Volumes</translation>
        </message>
        <message>
            <source>Systems and volumes</source>
            <translation>Systeme und Volumes</translation>
        </message>
    </context>
    <context>
        <name>_DropTarget</name>
        <message>
            <source>Browse the files of a virtual machine without starting it, see which system is inside, and copy out what you need. The disk is never changed.</source>
            <translation>Durchsuchen Sie die Dateien einer virtuellen Maschine, ohne sie zu starten, sehen Sie, welches System darin ist, und kopieren Sie heraus, was Sie brauchen. Der Datenträger wird nie verändert.</translation>
        </message>
        <message>
            <source>Drop a disk here</source>
            <translation>Legen Sie hier einen Datenträger ab</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Öffnen…</translation>
        </message>
        <message>
            <source>qcow2 · raw · VMDK · VDI · VHD · VHDX · ISO</source>
            <translation>qcow2 · raw · VMDK · VDI · VHD · VHDX · ISO</translation>
        </message>
    </context>
    <context>
        <name>_Progress</name>
        <message>
            <source>Cards that were read</source>
            <translation>Gelesene Karten</translation>
        </message>
        <message>
            <source>Stop reading</source>
            <translation>Lesen beenden</translation>
        </message>
    </context>
    <context>
        <name>_StatePage</name>
        <message>
            <source>Busy</source>
            <translation>Beschäftigt</translation>
        </message>
        <message>
            <source>Read it</source>
            <translation>Lesen</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Wird gelesen…</translation>
        </message>
        <message>
            <source>This could not be read.</source>
            <translation>Dies konnte nicht gelesen werden.</translation>
        </message>
        <message>
            <source>This was not read, since reading was cancelled.</source>
            <translation>Dies wurde nicht gelesen, weil das Lesen abgebrochen wurde.</translation>
        </message>
        <message>
            <source>Waiting for its turn…</source>
            <translation>Wartet auf seinen Platz…</translation>
        </message>
    </context>
</TS>
