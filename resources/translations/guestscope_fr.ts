<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
    <context>
        <name>Actions</name>
        <message>
            <source>About Guestscope</source>
            <translation>À propos de Guestscope</translation>
        </message>
        <message>
            <source>All that is known of what is selected</source>
            <translation>Tout ce que l’on sait de la sélection</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Précédent</translation>
        </message>
        <message>
            <source>Bookmark this folder</source>
            <translation>Ajouter ce dossier aux signets</translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>Signets</translation>
        </message>
        <message>
            <source>Check this machine…</source>
            <translation>Vérifier cet ordinateur…</translation>
        </message>
        <message>
            <source>Choose colours, and what is remembered</source>
            <translation>Choisir les couleurs et ce qui est mémorisé</translation>
        </message>
        <message>
            <source>Choose what of the disk is browsed</source>
            <translation>Choisir la partie du disque à parcourir</translation>
        </message>
        <message>
            <source>Clear recent disks</source>
            <translation>Vider la liste des disques récents</translation>
        </message>
        <message>
            <source>Close all disks and the window</source>
            <translation>Fermer tous les disques et la fenêtre</translation>
        </message>
        <message>
            <source>Close disk</source>
            <translation>Fermer le disque</translation>
        </message>
        <message>
            <source>Close tab</source>
            <translation>Fermer l’onglet</translation>
        </message>
        <message>
            <source>Close the disk that is shown</source>
            <translation>Fermer le disque affiché</translation>
        </message>
        <message>
            <source>Close the tab that is shown</source>
            <translation>Fermer l’onglet affiché</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copier</translation>
        </message>
        <message>
            <source>Copy path</source>
            <translation>Copier le chemin</translation>
        </message>
        <message>
            <source>Copy the path of what is selected</source>
            <translation>Copier le chemin de la sélection</translation>
        </message>
        <message>
            <source>Copy what is selected into a folder of this machine</source>
            <translation>Copier la sélection dans un dossier de cet ordinateur</translation>
        </message>
        <message>
            <source>Copy what is selected, to paste it in a file manager</source>
            <translation>Copier la sélection pour la coller dans un gestionnaire de fichiers</translation>
        </message>
        <message>
            <source>Count how much is in the selected folder, or in this one</source>
            <translation>Compter ce que contient le dossier sélectionné, ou celui-ci</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Détails</translation>
        </message>
        <message>
            <source>Disk usage</source>
            <translation>Occupation du disque</translation>
        </message>
        <message>
            <source>Disk usage of this folder</source>
            <translation>Occupation de ce dossier</translation>
        </message>
        <message>
            <source>Extract…</source>
            <translation>Extraire…</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtrer</translation>
        </message>
        <message>
            <source>Find files below this folder by name, content and more</source>
            <translation>Trouver des fichiers sous ce dossier par nom, contenu et autres</translation>
        </message>
        <message>
            <source>Forget the disks that were opened</source>
            <translation>Oublier les disques qui ont été ouverts</translation>
        </message>
        <message>
            <source>Forward</source>
            <translation>Suivant</translation>
        </message>
        <message>
            <source>Go forward again</source>
            <translation>Revenir en avant</translation>
        </message>
        <message>
            <source>Go on in the other folder of a split view</source>
            <translation>Continuer dans l’autre dossier de la vue scindée</translation>
        </message>
        <message>
            <source>Go to a usual place, or to a folder that you kept</source>
            <translation>Aller à un emplacement courant ou à un dossier gardé</translation>
        </message>
        <message>
            <source>Go to path…</source>
            <translation>Aller au chemin…</translation>
        </message>
        <message>
            <source>Go to the folder above</source>
            <translation>Aller au dossier parent</translation>
        </message>
        <message>
            <source>Go to the folder of what was found</source>
            <translation>Aller au dossier de ce qui a été trouvé</translation>
        </message>
        <message>
            <source>Go to where you were before</source>
            <translation>Retourner là où vous étiez</translation>
        </message>
        <message>
            <source>Hidden files</source>
            <translation>Fichiers cachés</translation>
        </message>
        <message>
            <source>Icons</source>
            <translation>Icônes</translation>
        </message>
        <message>
            <source>Invert selection</source>
            <translation>Inverser la sélection</translation>
        </message>
        <message>
            <source>Keep a list of the disks that were opened</source>
            <translation>Garder une liste des disques ouverts</translation>
        </message>
        <message>
            <source>Keep this folder among the bookmarks</source>
            <translation>Garder ce dossier parmi les signets</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Raccourcis clavier</translation>
        </message>
        <message>
            <source>Large preview</source>
            <translation>Grand aperçu</translation>
        </message>
        <message>
            <source>List all keys</source>
            <translation>Lister toutes les touches</translation>
        </message>
        <message>
            <source>New tab</source>
            <translation>Nouvel onglet</translation>
        </message>
        <message>
            <source>Next disk</source>
            <translation>Disque suivant</translation>
        </message>
        <message>
            <source>Next tab</source>
            <translation>Onglet suivant</translation>
        </message>
        <message>
            <source>Open a copy of the file on this machine</source>
            <translation>Ouvrir une copie du fichier sur cet ordinateur</translation>
        </message>
        <message>
            <source>Open disk images</source>
            <translation>Ouvrir des images de disque</translation>
        </message>
        <message>
            <source>Open in new tab</source>
            <translation>Ouvrir dans un nouvel onglet</translation>
        </message>
        <message>
            <source>Open with its program</source>
            <translation>Ouvrir avec son programme</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Ouvrir…</translation>
        </message>
        <message>
            <source>Other side</source>
            <translation>Autre côté</translation>
        </message>
        <message>
            <source>Preferences…</source>
            <translation>Préférences…</translation>
        </message>
        <message>
            <source>Previous tab</source>
            <translation>Onglet précédent</translation>
        </message>
        <message>
            <source>Properties</source>
            <translation>Propriétés</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quitter</translation>
        </message>
        <message>
            <source>Read the folder again</source>
            <translation>Relire le dossier</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>Actualiser</translation>
        </message>
        <message>
            <source>Remember recent disks</source>
            <translation>Mémoriser les disques récents</translation>
        </message>
        <message>
            <source>Search…</source>
            <translation>Chercher…</translation>
        </message>
        <message>
            <source>See whether all that is needed is there</source>
            <translation>Voir si tout le nécessaire est présent</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>Tout sélectionner</translation>
        </message>
        <message>
            <source>Select all that is shown</source>
            <translation>Sélectionner tout ce qui est affiché</translation>
        </message>
        <message>
            <source>Select by pattern…</source>
            <translation>Sélectionner par motif…</translation>
        </message>
        <message>
            <source>Select the names that fit a pattern</source>
            <translation>Sélectionner les noms qui correspondent à un motif</translation>
        </message>
        <message>
            <source>Select what is not selected</source>
            <translation>Sélectionner ce qui ne l’est pas</translation>
        </message>
        <message>
            <source>Show a second folder beside this one</source>
            <translation>Afficher un second dossier à côté de celui-ci</translation>
        </message>
        <message>
            <source>Show all transfers, or one only</source>
            <translation>Afficher tous les transferts, ou un seul</translation>
        </message>
        <message>
            <source>Show disks and folders</source>
            <translation>Afficher les disques et les dossiers</translation>
        </message>
        <message>
            <source>Show in its folder</source>
            <translation>Afficher dans son dossier</translation>
        </message>
        <message>
            <source>Show large icons in place of a table</source>
            <translation>Afficher de grandes icônes au lieu d’un tableau</translation>
        </message>
        <message>
            <source>Show names that begin with a dot</source>
            <translation>Afficher les noms qui commencent par un point</translation>
        </message>
        <message>
            <source>Show only names that contain what you type</source>
            <translation>N’afficher que les noms qui contiennent ce que vous tapez</translation>
        </message>
        <message>
            <source>Show the next open disk</source>
            <translation>Afficher le disque ouvert suivant</translation>
        </message>
        <message>
            <source>Show the selected folder in a further tab</source>
            <translation>Afficher le dossier sélectionné dans un autre onglet</translation>
        </message>
        <message>
            <source>Show the tab to the left</source>
            <translation>Afficher l’onglet de gauche</translation>
        </message>
        <message>
            <source>Show the tab to the right</source>
            <translation>Afficher l’onglet de droite</translation>
        </message>
        <message>
            <source>Show this folder in a further tab</source>
            <translation>Afficher ce dossier dans un autre onglet</translation>
        </message>
        <message>
            <source>Show what is in the selected file, with more room</source>
            <translation>Montrer le contenu du fichier choisi, avec plus de place</translation>
        </message>
        <message>
            <source>Show what is selected and what is in it</source>
            <translation>Afficher la sélection et son contenu</translation>
        </message>
        <message>
            <source>Sidebar</source>
            <translation>Panneau latéral</translation>
        </message>
        <message>
            <source>Split view</source>
            <translation>Vue scindée</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Stockage</translation>
        </message>
        <message>
            <source>Systems and volumes</source>
            <translation>Systèmes et volumes</translation>
        </message>
        <message>
            <source>The files of the disk</source>
            <translation>Les fichiers du disque</translation>
        </message>
        <message>
            <source>This system</source>
            <translation>Ce système</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>Transferts</translation>
        </message>
        <message>
            <source>Type a path to go to</source>
            <translation>Saisir un chemin où aller</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Monter</translation>
        </message>
        <message>
            <source>What is on the disk</source>
            <translation>Ce qu’il y a sur le disque</translation>
        </message>
        <message>
            <source>What this program is</source>
            <translation>Ce qu’est ce programme</translation>
        </message>
        <message>
            <source>Which folders fill the disk</source>
            <translation>Quels dossiers remplissent le disque</translation>
        </message>
        <message>
            <source>Which system is on the disk</source>
            <translation>Quel système est sur le disque</translation>
        </message>
    </context>
    <context>
        <name>ArchiveModel</name>
        <message>
            <source>Modified</source>
            <translation>Modifié</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
    </context>
    <context>
        <name>ArchiveView</name>
        <message>
            <source>Contents of the archive</source>
            <translation>Contenu de l’archive</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>Dismiss</source>
            <translation>Masquer</translation>
        </message>
    </context>
    <context>
        <name>BytesDialog</name>
        <message>
            <source>Bytes of {0}</source>
            <translation>Octets de {0}</translation>
        </message>
    </context>
    <context>
        <name>BytesLines</name>
        <message>
            <source>Bytes of the file</source>
            <translation>Octets du fichier</translation>
        </message>
        <message>
            <source>Position, hexadecimal digits and letters, line by line</source>
            <translation>Position, chiffres hexadécimaux et caractères, ligne par ligne</translation>
        </message>
    </context>
    <context>
        <name>BytesView</name>
        <message>
            <source>Position in the file</source>
            <translation>Position dans le fichier</translation>
        </message>
    </context>
    <context>
        <name>CardList</name>
        <message>
            <source>Cards</source>
            <translation>Fiches</translation>
        </message>
    </context>
    <context>
        <name>CardPage</name>
        <message>
            <source>Copy</source>
            <translation>Copier</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Exporter</translation>
        </message>
        <message>
            <source>Parts of this card</source>
            <translation>Parties de cette fiche</translation>
        </message>
        <message>
            <source>Read this card again</source>
            <translation>Relire cette fiche</translation>
        </message>
        <message>
            <source>Read this card again (F5)</source>
            <translation>Relire cette fiche (F5)</translation>
        </message>
        <message>
            <source>Save as CSV…</source>
            <translation>Enregistrer en CSV…</translation>
        </message>
        <message>
            <source>Save as JSON…</source>
            <translation>Enregistrer en JSON…</translation>
        </message>
        <message>
            <source>Save or copy this card</source>
            <translation>Enregistrer ou copier cette fiche</translation>
        </message>
        <message>
            <source>There is nothing of this kind.</source>
            <translation>Il n’y a rien de ce genre.</translation>
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
            <translation>Image</translation>
        </message>
        <message>
            <source>Image files and snapshots</source>
            <translation>Fichiers image et instantanés</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Genre</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Créé</translation>
        </message>
        <message>
            <source>On disk</source>
            <translation>Sur disque</translation>
        </message>
        <message>
            <source>Open the disk as it was in this snapshot</source>
            <translation>Ouvrir le disque tel qu’il était dans cet instantané</translation>
        </message>
        <message>
            <source>built on</source>
            <translation>repose sur</translation>
        </message>
        <message>
            <source>snapshot</source>
            <translation>instantané</translation>
        </message>
        <message>
            <source>snapshot of a running machine</source>
            <translation>instantané d’une machine en marche</translation>
        </message>
        <message>
            <source>this image</source>
            <translation>cette image</translation>
        </message>
        <message>
            <source>{0}, shown now</source>
            <translation>{0}, affiché maintenant</translation>
        </message>
    </context>
    <context>
        <name>DemoDisk</name>
        <message>
            <source>The demo disk could not be made.</source>
            <translation>Le disque de démonstration n’a pas pu être créé.</translation>
        </message>
    </context>
    <context>
        <name>DetailsFeed</name>
        <message>
            <source>computing…</source>
            <translation>calcul en cours…</translation>
        </message>
    </context>
    <context>
        <name>DetailsPane</name>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n élément</numerusform>
                <numerusform>%n éléments</numerusform>
            </translation>
        </message>
        <message>
            <source>Compute the SHA-256 checksum inside the appliance</source>
            <translation>Calculer la somme de contrôle SHA-256 dans l’appliance</translation>
        </message>
        <message>
            <source>Copy path</source>
            <translation>Copier le chemin</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Détails</translation>
        </message>
        <message>
            <source>Extract…</source>
            <translation>Extraire…</translation>
        </message>
        <message>
            <source>Link to</source>
            <translation>Lien vers</translation>
        </message>
        <message>
            <source>Mode</source>
            <translation>Droits</translation>
        </message>
        <message>
            <source>Modified</source>
            <translation>Modifié</translation>
        </message>
        <message>
            <source>No file can have this name: the file system is damaged, or made to mislead.</source>
            <translation>Aucun fichier ne peut porter ce nom : le système de fichiers est endommagé, ou fait pour tromper.</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Propriétaire</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Select a file to see what is in it.</source>
            <translation>Sélectionnez un fichier pour voir ce qu’il contient.</translation>
        </message>
        <message>
            <source>Select a single file to see what is in it.</source>
            <translation>Sélectionnez un seul fichier pour voir ce qu’il contient.</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
    </context>
    <context>
        <name>Dialogs</name>
        <message>
            <source>About Guestscope</source>
            <translation>À propos de Guestscope</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Licence</translation>
        </message>
        <message>
            <source>Opens the disks of virtual machines and shows what is inside, without starting them. The disk is read inside a small virtual machine of its own, never by this computer, and is not changed.</source>
            <translation>Ouvre les disques de machines virtuelles et montre ce qu’ils contiennent, sans démarrer les machines. Le disque est lu dans une petite machine virtuelle à part, jamais par cet ordinateur, et n’est pas modifié.</translation>
        </message>
        <message>
            <source>This machine</source>
            <translation>Cet ordinateur</translation>
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
            <translation>Tout n’a pas pu être monté ; les fichiers de ces dossiers manquent donc : {0}. {1}</translation>
        </message>
        <message>
            <source>Read anew</source>
            <translation>Relire</translation>
        </message>
        <message>
            <source>The appliance stopped and was started again. {0}</source>
            <translation>L’appliance s’est arrêtée et a été redémarrée. {0}</translation>
        </message>
        <message>
            <source>The file {0} was removed. It can be read until the disk is closed.</source>
            <translation>Le fichier {0} a été supprimé. Il peut être lu jusqu’à la fermeture du disque.</translation>
        </message>
        <message>
            <source>The image {0} changed while it is open: what is shown and copied may be wrong.</source>
            <translation>L’image {0} a changé alors qu’elle est ouverte : ce qui est affiché et copié peut être faux.</translation>
        </message>
        <message>
            <source>The machine is running, or somebody else is writing to this disk. This is how it was at {0}, and it may be inconsistent.</source>
            <translation>La machine est en marche, ou quelqu’un d’autre écrit sur ce disque. Voici son état à {0} ; il peut être incohérent.</translation>
        </message>
        <message>
            <source>There is no file system on this disk that can be browsed.</source>
            <translation>Ce disque ne contient aucun système de fichiers que l’on puisse parcourir.</translation>
        </message>
    </context>
    <context>
        <name>DiskView</name>
        <message>
            <source>Disk usage</source>
            <translation>Occupation du disque</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Pages</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Stockage</translation>
        </message>
        <message>
            <source>This system</source>
            <translation>Ce système</translation>
        </message>
    </context>
    <context>
        <name>Dragging</name>
        <message>
            <source>Copying {0}…</source>
            <translation>Copie de {0}…</translation>
        </message>
        <message>
            <source>Nothing of this can be copied.</source>
            <translation>Rien de tout cela ne peut être copié.</translation>
        </message>
        <message>
            <source>Nothing of this can be dropped.</source>
            <translation>Rien de tout cela ne peut être déposé.</translation>
        </message>
        <message>
            <source>Preparing {0} to be dropped…</source>
            <translation>Préparation de {0} pour le dépôt…</translation>
        </message>
        <message>
            <source>Preparing…</source>
            <translation>Préparation…</translation>
        </message>
        <message>
            <source>There is no place for copies: {0}.</source>
            <translation>Il n’y a pas de place pour des copies : {0}.</translation>
        </message>
        <message>
            <source>This is too much to be copied and pasted; “Extract…” takes it anywhere.</source>
            <translation>C’est trop pour un copier-coller ; « Extraire… » le place où vous voulez.</translation>
        </message>
        <message>
            <source>This is too much to be dropped everywhere; “Extract…” takes it anywhere.</source>
            <translation>C’est trop pour être déposé partout ; « Extraire… » le place où vous voulez.</translation>
        </message>
        <message>
            <source>being prepared to be dropped</source>
            <translation>en préparation pour le dépôt</translation>
        </message>
        <message>
            <source>being prepared to be pasted</source>
            <translation>en préparation pour le collage</translation>
        </message>
        <message>
            <source>{0} can be pasted now.</source>
            <translation>{0} : prêt à être collé.</translation>
        </message>
        <message>
            <source>{0} is ready: drag it once more.</source>
            <translation>{0} : prêt, faites glisser encore une fois.</translation>
        </message>
    </context>
    <context>
        <name>ExtractDialog</name>
        <message>
            <source>Choose…</source>
            <translation>Choisir…</translation>
        </message>
        <message>
            <source>Compare with checksums made inside the machine</source>
            <translation>Comparer aux sommes de contrôle calculées dans la machine</translation>
        </message>
        <message>
            <source>Extract</source>
            <translation>Extraire</translation>
        </message>
        <message numerus="yes">
            <source>Extract %n item(s)</source>
            <translation>
                <numerusform>Extraire %n élément</numerusform>
                <numerusform>Extraire %n éléments</numerusform>
            </translation>
        </message>
        <message>
            <source>Extract to</source>
            <translation>Extraire vers</translation>
        </message>
        <message>
            <source>Extract {0}</source>
            <translation>Extraire {0}</translation>
        </message>
        <message>
            <source>Files and folders</source>
            <translation>Fichiers et dossiers</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Dossier</translation>
        </message>
        <message>
            <source>Kind of archive</source>
            <translation>Genre d’archive</translation>
        </message>
        <message>
            <source>Name of the archive</source>
            <translation>Nom de l’archive</translation>
        </message>
        <message>
            <source>One archive</source>
            <translation>Une archive</translation>
        </message>
        <message>
            <source>There is no such folder that you can write to.</source>
            <translation>Il n’existe pas de tel dossier où vous puissiez écrire.</translation>
        </message>
        <message>
            <source>To the folder</source>
            <translation>Vers le dossier</translation>
        </message>
        <message>
            <source>With owners, permissions, times, links and attributes, as a tar file.</source>
            <translation>Avec propriétaires, droits, dates, liens et attributs, dans un fichier tar.</translation>
        </message>
        <message>
            <source>With their times. Owners, permissions and attributes stay behind.</source>
            <translation>Avec leurs dates. Propriétaires, droits et attributs sont laissés de côté.</translation>
        </message>
        <message>
            <source>Write a list of the checksums (SHA-256) beside it</source>
            <translation>Écrire à côté une liste des sommes de contrôle (SHA-256)</translation>
        </message>
        <message>
            <source>{0} are free there.</source>
            <translation>{0} y sont libres.</translation>
        </message>
    </context>
    <context>
        <name>ExtractJob</name>
        <message>
            <source>The files could not be extracted.</source>
            <translation>Les fichiers n’ont pas pu être extraits.</translation>
        </message>
    </context>
    <context>
        <name>Extracting</name>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n élément</numerusform>
                <numerusform>%n éléments</numerusform>
            </translation>
        </message>
        <message>
            <source>{0} › {1}  to  {2}</source>
            <translation>{0} › {1}  vers  {2}</translation>
        </message>
    </context>
    <context>
        <name>FactRows</name>
        <message>
            <source>{0}: {1}</source>
            <translation>{0} : {1}</translation>
        </message>
    </context>
    <context>
        <name>FailurePage</name>
        <message>
            <source>Allow this file</source>
            <translation>Autoriser ce fichier</translation>
        </message>
        <message>
            <source>Copy report</source>
            <translation>Copier le rapport</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Détails</translation>
        </message>
        <message>
            <source>Failure</source>
            <translation>Échec</translation>
        </message>
        <message>
            <source>Locate it…</source>
            <translation>La localiser…</translation>
        </message>
        <message>
            <source>Open another disk…</source>
            <translation>Ouvrir un autre disque…</translation>
        </message>
        <message>
            <source>This machine</source>
            <translation>Cet ordinateur</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Que faire</translation>
        </message>
    </context>
    <context>
        <name>FileModel</name>
        <message>
            <source>Access list</source>
            <translation>Liste d’accès</translation>
        </message>
        <message>
            <source>Accessed</source>
            <translation>Dernier accès</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>Attributs</translation>
        </message>
        <message>
            <source>Capabilities</source>
            <translation>Capacités</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>État modifié</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Groupe</translation>
        </message>
        <message>
            <source>Link target</source>
            <translation>Cible du lien</translation>
        </message>
        <message>
            <source>Mode</source>
            <translation>Droits</translation>
        </message>
        <message>
            <source>Modified</source>
            <translation>Modifié</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Propriétaire</translation>
        </message>
        <message>
            <source>SELinux label</source>
            <translation>Contexte SELinux</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Emplacement</translation>
        </message>
        <message>
            <source>{0}, {1} to {2}</source>
            <translation>{0}, {1} vers {2}</translation>
        </message>
    </context>
    <context>
        <name>FileTable</name>
        <message>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
    </context>
    <context>
        <name>FilesPage</name>
        <message>
            <source>Close tab</source>
            <translation>Fermer l’onglet</translation>
        </message>
        <message>
            <source>Search in {0}</source>
            <translation>Chercher dans {0}</translation>
        </message>
        <message>
            <source>Tabs</source>
            <translation>Onglets</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>Show only rows with this value: {0}</source>
            <translation>N’afficher que les lignes avec cette valeur : {0}</translation>
        </message>
        <message>
            <source>{0} ({1})</source>
            <translation>{0} ({1})</translation>
        </message>
        <message>
            <source>{0} or worse ({1})</source>
            <translation>{0} ou pire ({1})</translation>
        </message>
        <message>
            <source>{0}: all</source>
            <translation>{0} : tout</translation>
        </message>
    </context>
    <context>
        <name>FolderTree</name>
        <message>
            <source>Folders</source>
            <translation>Dossiers</translation>
        </message>
    </context>
    <context>
        <name>FolderView</name>
        <message>
            <source>No name here contains this.</source>
            <translation>Aucun nom ici ne contient cela.</translation>
        </message>
        <message>
            <source>Nothing was found.</source>
            <translation>Rien n’a été trouvé.</translation>
        </message>
        <message>
            <source>Only hidden files are in this folder.</source>
            <translation>Ce dossier ne contient que des fichiers cachés.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Lecture…</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Recherche…</translation>
        </message>
        <message>
            <source>This folder is empty.</source>
            <translation>Ce dossier est vide.</translation>
        </message>
        <message>
            <source>{0} could not be opened: {1}</source>
            <translation>{0} n’a pas pu être ouvert : {1}</translation>
        </message>
        <message>
            <source>{0} could not be searched: {1}</source>
            <translation>La recherche dans {0} a échoué : {1}</translation>
        </message>
    </context>
    <context>
        <name>Formats</name>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>il y a %n jour</numerusform>
                <numerusform>il y a %n jours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) ago</source>
            <translation>
                <numerusform>il y a %n heure</numerusform>
                <numerusform>il y a %n heures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) ago</source>
            <translation>
                <numerusform>il y a %n minute</numerusform>
                <numerusform>il y a %n minutes</numerusform>
            </translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>Archive</translation>
        </message>
        <message>
            <source>B</source>
            <translation>o</translation>
        </message>
        <message>
            <source>Block device</source>
            <translation>Périphérique bloc</translation>
        </message>
        <message>
            <source>Character device</source>
            <translation>Périphérique caractère</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Données</translation>
        </message>
        <message>
            <source>Disk image</source>
            <translation>Image de disque</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Document</translation>
        </message>
        <message>
            <source>EB</source>
            <translation>Eo</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Fichier</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Dossier</translation>
        </message>
        <message>
            <source>GB</source>
            <translation>Go</translation>
        </message>
        <message>
            <source>Impossible name</source>
            <translation>Nom impossible</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>Bibliothèque</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>Lien</translation>
        </message>
        <message>
            <source>MB</source>
            <translation>Mo</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>Média</translation>
        </message>
        <message>
            <source>PB</source>
            <translation>Po</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Image</translation>
        </message>
        <message>
            <source>Pipe</source>
            <translation>Tube</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>Programme</translation>
        </message>
        <message>
            <source>Socket</source>
            <translation>Socket</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Code source</translation>
        </message>
        <message>
            <source>TB</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Texte</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>Inconnu</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>à l’instant</translation>
        </message>
        <message>
            <source>kB</source>
            <translation>ko</translation>
        </message>
        <message>
            <source>{0} bytes</source>
            <translation>{0} octets</translation>
        </message>
        <message>
            <source>{0} h left</source>
            <translation>encore {0} h</translation>
        </message>
        <message>
            <source>{0} min left</source>
            <translation>encore {0} min</translation>
        </message>
        <message>
            <source>{0} s left</source>
            <translation>encore {0} s</translation>
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
            <translation>Dossiers</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
    </context>
    <context>
        <name>Going</name>
        <message>
            <source>Bookmarks</source>
            <translation>Signets</translation>
        </message>
        <message>
            <source>Remove this bookmark</source>
            <translation>Retirer ce signet</translation>
        </message>
        <message>
            <source>{0} is among the bookmarks now.</source>
            <translation>{0} est maintenant parmi les signets.</translation>
        </message>
    </context>
    <context>
        <name>Guest</name>
        <message>
            <source>The disk can no longer be read.</source>
            <translation>Le disque ne peut plus être lu.</translation>
        </message>
        <message>
            <source>The disk could not be opened.</source>
            <translation>Le disque n’a pas pu être ouvert.</translation>
        </message>
        <message>
            <source>What is on the disk could not be read.</source>
            <translation>Le contenu du disque n’a pas pu être lu.</translation>
        </message>
    </context>
    <context>
        <name>HealthList</name>
        <message>
            <source>Nothing was found to be wrong.</source>
            <translation>Rien d’anormal n’a été trouvé.</translation>
        </message>
    </context>
    <context>
        <name>HostChecks</name>
        <message>
            <source>Checks of this machine</source>
            <translation>Vérifications de cet ordinateur</translation>
        </message>
        <message>
            <source>Looking at this machine…</source>
            <translation>Examen de cet ordinateur…</translation>
        </message>
        <message>
            <source>broken</source>
            <translation>défectueux</translation>
        </message>
        <message>
            <source>in order</source>
            <translation>en ordre</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>manquant</translation>
        </message>
        <message>
            <source>note</source>
            <translation>note</translation>
        </message>
    </context>
    <context>
        <name>IconView</name>
        <message>
            <source>Files as icons</source>
            <translation>Fichiers en icônes</translation>
        </message>
    </context>
    <context>
        <name>Inspection</name>
        <message>
            <source>About</source>
            <translation>Concerne</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>Comptes</translation>
        </message>
        <message>
            <source>Admin</source>
            <translation>Administrateur</translation>
        </message>
        <message>
            <source>Admin by</source>
            <translation>Administrateur par</translation>
        </message>
        <message>
            <source>Architecture</source>
            <translation>Architecture</translation>
        </message>
        <message>
            <source>Available</source>
            <translation>Disponible</translation>
        </message>
        <message>
            <source>Boot</source>
            <translation>Démarrage</translation>
        </message>
        <message>
            <source>Boots</source>
            <translation>Démarrages</translation>
        </message>
        <message>
            <source>Chain</source>
            <translation>Chaîne</translation>
        </message>
        <message>
            <source>Changed by</source>
            <translation>Modifié par</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Commande</translation>
        </message>
        <message>
            <source>Computer name</source>
            <translation>Nom de l’ordinateur</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Contenu</translation>
        </message>
        <message>
            <source>Crash dumps</source>
            <translation>Vidages d’incident</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Périphérique</translation>
        </message>
        <message>
            <source>Devices</source>
            <translation>Périphériques</translation>
        </message>
        <message>
            <source>Disabled</source>
            <translation>Désactivé</translation>
        </message>
        <message>
            <source>Disk images</source>
            <translation>Images de disque</translation>
        </message>
        <message>
            <source>Domain</source>
            <translation>Domaine</translation>
        </message>
        <message>
            <source>Drive letters</source>
            <translation>Lettres de lecteur</translation>
        </message>
        <message>
            <source>Edition</source>
            <translation>Édition</translation>
        </message>
        <message>
            <source>Encrypted volumes</source>
            <translation>Volumes chiffrés</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>Entrées</translation>
        </message>
        <message>
            <source>Expires</source>
            <translation>Expire</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Fichier</translation>
        </message>
        <message>
            <source>Files read</source>
            <translation>Fichiers lus</translation>
        </message>
        <message>
            <source>Finding</source>
            <translation>Constat</translation>
        </message>
        <message>
            <source>Firewall</source>
            <translation>Pare-feu</translation>
        </message>
        <message>
            <source>First</source>
            <translation>Premier</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>Nom complet</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Groupe</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Groupes</translation>
        </message>
        <message>
            <source>Has older ones</source>
            <translation>En a de plus anciens</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>Santé</translation>
        </message>
        <message>
            <source>Home</source>
            <translation>Dossier personnel</translation>
        </message>
        <message>
            <source>Host name</source>
            <translation>Nom d’hôte</translation>
        </message>
        <message>
            <source>ID</source>
            <translation>Identifiant</translation>
        </message>
        <message>
            <source>Identity</source>
            <translation>Identité</translation>
        </message>
        <message>
            <source>Inodes</source>
            <translation>Inodes</translation>
        </message>
        <message>
            <source>Inodes used</source>
            <translation>Inodes utilisés</translation>
        </message>
        <message>
            <source>Installed</source>
            <translation>Installé</translation>
        </message>
        <message>
            <source>Installed programs</source>
            <translation>Programmes installés</translation>
        </message>
        <message>
            <source>Kernels</source>
            <translation>Noyaux</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Clé</translation>
        </message>
        <message>
            <source>Keyboard</source>
            <translation>Clavier</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Genre</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Étiquette</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>Dernier</translation>
        </message>
        <message>
            <source>Last activity</source>
            <translation>Dernière activité</translation>
        </message>
        <message>
            <source>Last address</source>
            <translation>Dernière adresse</translation>
        </message>
        <message>
            <source>Last boot</source>
            <translation>Dernier démarrage</translation>
        </message>
        <message>
            <source>Last log-in</source>
            <translation>Dernière connexion</translation>
        </message>
        <message>
            <source>Last seen</source>
            <translation>Vu pour la dernière fois</translation>
        </message>
        <message>
            <source>Last shutdown</source>
            <translation>Dernier arrêt</translation>
        </message>
        <message>
            <source>Last update</source>
            <translation>Dernière mise à jour</translation>
        </message>
        <message>
            <source>Locked volumes</source>
            <translation>Volumes verrouillés</translation>
        </message>
        <message>
            <source>Log-in program</source>
            <translation>Programme de connexion</translation>
        </message>
        <message>
            <source>Logs</source>
            <translation>Journaux</translation>
        </message>
        <message>
            <source>Looked for</source>
            <translation>Recherché</translation>
        </message>
        <message>
            <source>Looked for: {0}.</source>
            <translation>Recherché : {0}.</translation>
        </message>
        <message>
            <source>Machine ID</source>
            <translation>Identifiant de machine</translation>
        </message>
        <message>
            <source>Made of</source>
            <translation>Fait de</translation>
        </message>
        <message>
            <source>May be absent</source>
            <translation>Peut manquer</translation>
        </message>
        <message>
            <source>Members</source>
            <translation>Membres</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Message</translation>
        </message>
        <message>
            <source>Missing members</source>
            <translation>Membres manquants</translation>
        </message>
        <message>
            <source>Mount point</source>
            <translation>Point de montage</translation>
        </message>
        <message>
            <source>Mount points</source>
            <translation>Points de montage</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Network interfaces</source>
            <translation>Interfaces réseau</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>Non connu</translation>
        </message>
        <message>
            <source>Not known: {0}.</source>
            <translation>Non connu : {0}.</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Nothing was found to be wrong.</source>
            <translation>Rien d’anormal n’a été trouvé.</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>Options</translation>
        </message>
        <message>
            <source>Origin</source>
            <translation>Origine</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Vue d’ensemble</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Propriétaire</translation>
        </message>
        <message>
            <source>PID</source>
            <translation>PID</translation>
        </message>
        <message>
            <source>Package format</source>
            <translation>Format des paquets</translation>
        </message>
        <message>
            <source>Package manager</source>
            <translation>Gestionnaire de paquets</translation>
        </message>
        <message>
            <source>Packages</source>
            <translation>Paquets</translation>
        </message>
        <message>
            <source>Packages by origin</source>
            <translation>Paquets par origine</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Mot de passe</translation>
        </message>
        <message>
            <source>Password changed</source>
            <translation>Mot de passe modifié</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>Chemin</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>Personne</translation>
        </message>
        <message>
            <source>Policies</source>
            <translation>Stratégies</translation>
        </message>
        <message>
            <source>Preset</source>
            <translation>Préréglage</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Problème</translation>
        </message>
        <message>
            <source>Profiles</source>
            <translation>Profils</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>Programme</translation>
        </message>
        <message>
            <source>Registry</source>
            <translation>Registre</translation>
        </message>
        <message>
            <source>Run at log-in</source>
            <translation>Lancés à la connexion</translation>
        </message>
        <message>
            <source>SSH keys</source>
            <translation>Clés SSH</translation>
        </message>
        <message>
            <source>Section</source>
            <translation>Section</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>Services</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>Gravité</translation>
        </message>
        <message>
            <source>Shares</source>
            <translation>Partages</translation>
        </message>
        <message>
            <source>Shell</source>
            <translation>Shell</translation>
        </message>
        <message>
            <source>Shut down in order</source>
            <translation>Arrêté correctement</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>Size on the host</source>
            <translation>Taille sur l’hôte</translation>
        </message>
        <message>
            <source>Snapshots</source>
            <translation>Instantanés</translation>
        </message>
        <message>
            <source>Software</source>
            <translation>Logiciels</translation>
        </message>
        <message>
            <source>Starters</source>
            <translation>Lanceurs</translation>
        </message>
        <message>
            <source>Starts into</source>
            <translation>Démarre dans</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <source>State by</source>
            <translation>État selon</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Stockage</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>Résumé</translation>
        </message>
        <message>
            <source>Swap</source>
            <translation>Échange</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Texte</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>Fuseau horaire</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>USB storage</source>
            <translation>Stockage USB</translation>
        </message>
        <message>
            <source>UUID</source>
            <translation>UUID</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>Unité</translation>
        </message>
        <message>
            <source>Usage by mount point</source>
            <translation>Occupation par point de montage</translation>
        </message>
        <message>
            <source>Usage by mount point, {0} of {1}</source>
            <translation>Occupation par point de montage, {0} sur {1}</translation>
        </message>
        <message>
            <source>Used</source>
            <translation>Utilisé</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Utilisateur</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Valeur</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Valeurs</translation>
        </message>
        <message>
            <source>Vendor</source>
            <translation>Éditeur</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Virtual size</source>
            <translation>Taille virtuelle</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Volume</translation>
        </message>
        <message>
            <source>Wanted by</source>
            <translation>Demandé par</translation>
        </message>
        <message>
            <source>What starts</source>
            <translation>Ce qui démarre</translation>
        </message>
        <message>
            <source>What starts, by kind</source>
            <translation>Ce qui démarre, par genre</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>Ce qui a été trouvé</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Quand</translation>
        </message>
        <message>
            <source>Windows</source>
            <translation>Windows</translation>
        </message>
        <message>
            <source>Windows version</source>
            <translation>Version de Windows</translation>
        </message>
        <message>
            <source>a missing initial RAM disk</source>
            <translation>un disque mémoire initial manquant</translation>
        </message>
        <message>
            <source>a missing kernel</source>
            <translation>un noyau manquant</translation>
        </message>
        <message>
            <source>alert</source>
            <translation>alerte</translation>
        </message>
        <message>
            <source>at log-in</source>
            <translation>à la connexion</translation>
        </message>
        <message>
            <source>audit</source>
            <translation>audit</translation>
        </message>
        <message>
            <source>could not be read</source>
            <translation>n’a pas pu être lu</translation>
        </message>
        <message>
            <source>critical</source>
            <translation>critique</translation>
        </message>
        <message>
            <source>cron</source>
            <translation>cron</translation>
        </message>
        <message>
            <source>damage of the image</source>
            <translation>dégâts de l’image</translation>
        </message>
        <message>
            <source>damaged file systems</source>
            <translation>systèmes de fichiers endommagés</translation>
        </message>
        <message>
            <source>debug</source>
            <translation>débogage</translation>
        </message>
        <message>
            <source>disabled</source>
            <translation>désactivé</translation>
        </message>
        <message>
            <source>driver</source>
            <translation>pilote</translation>
        </message>
        <message>
            <source>emergency</source>
            <translation>urgence</translation>
        </message>
        <message>
            <source>enabled</source>
            <translation>activé</translation>
        </message>
        <message>
            <source>error</source>
            <translation>erreur</translation>
        </message>
        <message>
            <source>file systems that cannot be mounted</source>
            <translation>systèmes de fichiers impossibles à monter</translation>
        </message>
        <message>
            <source>file systems that were not unmounted</source>
            <translation>systèmes de fichiers non démontés</translation>
        </message>
        <message>
            <source>full file systems</source>
            <translation>systèmes de fichiers pleins</translation>
        </message>
        <message>
            <source>hibernation</source>
            <translation>mise en veille prolongée</translation>
        </message>
        <message>
            <source>incomplete arrays</source>
            <translation>ensembles incomplets</translation>
        </message>
        <message>
            <source>indirect</source>
            <translation>indirect</translation>
        </message>
        <message>
            <source>init script</source>
            <translation>script d’initialisation</translation>
        </message>
        <message>
            <source>is being read</source>
            <translation>en cours de lecture</translation>
        </message>
        <message>
            <source>journal</source>
            <translation>journal</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>verrouillé</translation>
        </message>
        <message>
            <source>manual</source>
            <translation>manuel</translation>
        </message>
        <message>
            <source>masked</source>
            <translation>masqué</translation>
        </message>
        <message>
            <source>missing disks</source>
            <translation>disques manquants</translation>
        </message>
        <message>
            <source>mount</source>
            <translation>montage</translation>
        </message>
        <message>
            <source>no</source>
            <translation>non</translation>
        </message>
        <message>
            <source>none</source>
            <translation>aucun</translation>
        </message>
        <message>
            <source>not read yet</source>
            <translation>pas encore lu</translation>
        </message>
        <message>
            <source>not there</source>
            <translation>absent</translation>
        </message>
        <message>
            <source>note</source>
            <translation>note</translation>
        </message>
        <message>
            <source>notice</source>
            <translation>remarque</translation>
        </message>
        <message>
            <source>packages</source>
            <translation>paquets</translation>
        </message>
        <message>
            <source>path</source>
            <translation>chemin</translation>
        </message>
        <message>
            <source>program</source>
            <translation>programme</translation>
        </message>
        <message>
            <source>serious</source>
            <translation>grave</translation>
        </message>
        <message>
            <source>service</source>
            <translation>service</translation>
        </message>
        <message>
            <source>set</source>
            <translation>défini</translation>
        </message>
        <message>
            <source>socket</source>
            <translation>socket</translation>
        </message>
        <message>
            <source>static</source>
            <translation>statique</translation>
        </message>
        <message>
            <source>syslog</source>
            <translation>syslog</translation>
        </message>
        <message>
            <source>target</source>
            <translation>cible</translation>
        </message>
        <message>
            <source>task</source>
            <translation>tâche</translation>
        </message>
        <message>
            <source>the end of updates</source>
            <translation>la fin des mises à jour</translation>
        </message>
        <message>
            <source>timer</source>
            <translation>minuterie</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <source>update</source>
            <translation>mise à jour</translation>
        </message>
        <message>
            <source>warning</source>
            <translation>avertissement</translation>
        </message>
        <message>
            <source>was not read</source>
            <translation>n’a pas été lu</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>oui</translation>
        </message>
        <message>
            <source>{0} entries from {1} files, {2} to {3}</source>
            <translation>{0} entrées de {1} fichiers, du {2} au {3}</translation>
        </message>
        <message>
            <source>{0} of {1} start by themselves</source>
            <translation>{0} sur {1} démarrent d’eux-mêmes</translation>
        </message>
        <message>
            <source>{0} of {1} · {2} %</source>
            <translation>{0} sur {1} · {2} %</translation>
        </message>
        <message>
            <source>{0} people, {1} system accounts, {2} administrators, {3} groups</source>
            <translation>{0} personnes, {1} comptes système, {2} administrateurs, {3} groupes</translation>
        </message>
        <message>
            <source>{0} used of {1} in {2} file systems</source>
            <translation>{0} utilisés sur {1} dans {2} systèmes de fichiers</translation>
        </message>
        <message>
            <source>{0}, {1} differ from their preset</source>
            <translation>{0}, {1} diffèrent de leur préréglage</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0} : {1}</translation>
        </message>
    </context>
    <context>
        <name>InspectionPanel</name>
        <message>
            <source>Browse files</source>
            <translation>Parcourir les fichiers</translation>
        </message>
        <message>
            <source>Reading {0}…</source>
            <translation>Lecture de {0}…</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Rapport</translation>
        </message>
        <message>
            <source>Save all cards as one report</source>
            <translation>Enregistrer toutes les fiches en un rapport</translation>
        </message>
        <message>
            <source>Save as JSON…</source>
            <translation>Enregistrer en JSON…</translation>
        </message>
        <message>
            <source>Save as a page (HTML)…</source>
            <translation>Enregistrer en page (HTML)…</translation>
        </message>
        <message>
            <source>Show another system of this disk</source>
            <translation>Afficher un autre système de ce disque</translation>
        </message>
        <message>
            <source>Show the files of this system</source>
            <translation>Afficher les fichiers de ce système</translation>
        </message>
        <message>
            <source>Systems</source>
            <translation>Systèmes</translation>
        </message>
    </context>
    <context>
        <name>Job</name>
        <message>
            <source>This could not be finished.</source>
            <translation>Ceci n’a pas pu être terminé.</translation>
        </message>
    </context>
    <context>
        <name>JobRow</name>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n fichier</numerusform>
                <numerusform>%n fichiers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out</source>
            <translation>
                <numerusform>%n laissé de côté</numerusform>
                <numerusform>%n laissés de côté</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not the same</source>
            <translation>
                <numerusform>%n différent</numerusform>
                <numerusform>%n différents</numerusform>
            </translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Continuer</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Suspendre</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Progression</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>Retirer de la liste</translation>
        </message>
        <message>
            <source>Report: what was not taken as it is, and why</source>
            <translation>Rapport : ce qui n’a pas été repris tel quel, et pourquoi</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Afficher dans le dossier</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>annulé</translation>
        </message>
        <message>
            <source>cancelled after {0}</source>
            <translation>annulé après {0}</translation>
        </message>
        <message>
            <source>compared</source>
            <translation>comparé</translation>
        </message>
        <message numerus="yes">
            <source>comparing: %n of {0} file(s)</source>
            <translation>
                <numerusform>comparaison : %n fichier sur {0}</numerusform>
                <numerusform>comparaison : %n fichiers sur {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>counting: %n file(s)</source>
            <translation>
                <numerusform>comptage : %n fichier</numerusform>
                <numerusform>comptage : %n fichiers</numerusform>
            </translation>
        </message>
        <message>
            <source>failed</source>
            <translation>échoué</translation>
        </message>
        <message>
            <source>not finished last time</source>
            <translation>inachevé la dernière fois</translation>
        </message>
        <message>
            <source>paused at {0}</source>
            <translation>suspendu à {0}</translation>
        </message>
        <message>
            <source>preparing</source>
            <translation>préparation</translation>
        </message>
        <message>
            <source>waiting for its turn</source>
            <translation>attend son tour</translation>
        </message>
    </context>
    <context>
        <name>JobsBar</name>
        <message numerus="yes">
            <source>%n transfer(s)</source>
            <translation>
                <numerusform>%n transfert</numerusform>
                <numerusform>%n transferts</numerusform>
            </translation>
        </message>
        <message>
            <source>Remove finished</source>
            <translation>Retirer les terminés</translation>
        </message>
        <message>
            <source>Show all transfers</source>
            <translation>Afficher tous les transferts</translation>
        </message>
        <message>
            <source>Show one transfer only</source>
            <translation>N’afficher qu’un transfert</translation>
        </message>
        <message>
            <source>Take everything that has ended off the list</source>
            <translation>Retirer de la liste tout ce qui est terminé</translation>
        </message>
        <message>
            <source>Transfers</source>
            <translation>Transferts</translation>
        </message>
        <message>
            <source>{0} cancelled</source>
            <translation>{0} annulés</translation>
        </message>
        <message>
            <source>{0} done</source>
            <translation>{0} terminés</translation>
        </message>
        <message>
            <source>{0} failed</source>
            <translation>{0} échoués</translation>
        </message>
        <message>
            <source>{0} not finished last time</source>
            <translation>{0} inachevés la dernière fois</translation>
        </message>
        <message>
            <source>{0} paused</source>
            <translation>{0} suspendus</translation>
        </message>
        <message>
            <source>{0} running</source>
            <translation>{0} en cours</translation>
        </message>
        <message>
            <source>{0} waiting</source>
            <translation>{0} en attente</translation>
        </message>
    </context>
    <context>
        <name>LineBar</name>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>Fermer (Échap)</translation>
        </message>
    </context>
    <context>
        <name>LogChart</name>
        <message>
            <source>Entries over time</source>
            <translation>Entrées au fil du temps</translation>
        </message>
        <message>
            <source>errors</source>
            <translation>erreurs</translation>
        </message>
        <message>
            <source>most at once: {0}</source>
            <translation>maximum à la fois : {0}</translation>
        </message>
        <message>
            <source>others</source>
            <translation>autres</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <source>warnings</source>
            <translation>avertissements</translation>
        </message>
        <message>
            <source>{0} {1}</source>
            <translation>{0} {1}</translation>
        </message>
        <message>
            <source>{0}, from {1} to {2}; most of them around {3}.</source>
            <translation>{0}, du {1} au {2} ; la plupart vers {3}.</translation>
        </message>
    </context>
    <context>
        <name>Machines</name>
        <message>
            <source>Connect to libvirt…</source>
            <translation>Se connecter à libvirt…</translation>
        </message>
        <message>
            <source>It has no disks.</source>
            <translation>Elle n’a pas de disques.</translation>
        </message>
        <message>
            <source>Show the machines of a hypervisor here</source>
            <translation>Afficher ici les machines d’un hyperviseur</translation>
        </message>
        <message>
            <source>connecting…</source>
            <translation>connexion…</translation>
        </message>
        <message>
            <source>crashed</source>
            <translation>plantée</translation>
        </message>
        <message>
            <source>not reached</source>
            <translation>injoignable</translation>
        </message>
        <message>
            <source>off</source>
            <translation>éteinte</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>suspendue</translation>
        </message>
        <message>
            <source>running</source>
            <translation>en marche</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>Something went wrong inside Guestscope; the log says what. {0}</source>
            <translation>Un problème est survenu dans Guestscope ; le journal dit lequel. {0}</translation>
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message numerus="yes">
            <source>%n transfer(s) have not finished.</source>
            <translation>
                <numerusform>%n transfert n’est pas terminé.</numerusform>
                <numerusform>%n transferts ne sont pas terminés.</numerusform>
            </translation>
        </message>
        <message>
            <source>Address of libvirt</source>
            <translation>Adresse de libvirt</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Tous les fichiers (*)</translation>
        </message>
        <message>
            <source>Cancel transfers</source>
            <translation>Annuler les transferts</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Se connecter</translation>
        </message>
        <message>
            <source>Connect to libvirt</source>
            <translation>Se connecter à libvirt</translation>
        </message>
        <message>
            <source>Disk images ({0})</source>
            <translation>Images de disque ({0})</translation>
        </message>
        <message>
            <source>Disks of one machine are opened together, as the machine sees them: volumes that span several disks are only there when all of them are.</source>
            <translation>Les disques d’une même machine sont ouverts ensemble, comme la machine les voit : les volumes répartis sur plusieurs disques n’existent que si tous sont là.</translation>
        </message>
        <message>
            <source>Do not close</source>
            <translation>Ne pas fermer</translation>
        </message>
        <message numerus="yes">
            <source>Do these %n disks belong to one machine?</source>
            <translation>
                <numerusform>Ce disque (%n) appartient-il à une machine ?</numerusform>
                <numerusform>Ces %n disques appartiennent-ils à une même machine ?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Do this for %n other(s) too</source>
            <translation>
                <numerusform>Faire de même pour %n autre</numerusform>
                <numerusform>Faire de même pour les %n autres</numerusform>
            </translation>
        </message>
        <message>
            <source>Files that are complete stay where they are in any case. What is kept on the list can be begun again when Guestscope is started next.</source>
            <translation>Les fichiers complets restent en tout cas où ils sont. Ce qui est gardé dans la liste pourra être recommencé au prochain démarrage de Guestscope.</translation>
        </message>
        <message>
            <source>Finish first</source>
            <translation>Terminer d’abord</translation>
        </message>
        <message>
            <source>In the folder {0}.</source>
            <translation>Dans le dossier {0}.</translation>
        </message>
        <message>
            <source>Keep both</source>
            <translation>Garder les deux</translation>
        </message>
        <message>
            <source>Keep list and close</source>
            <translation>Garder la liste et fermer</translation>
        </message>
        <message>
            <source>One machine</source>
            <translation>Une seule machine</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
        <message>
            <source>Open disks</source>
            <translation>Ouvrir des disques</translation>
        </message>
        <message>
            <source>Open each by itself</source>
            <translation>Ouvrir chacun à part</translation>
        </message>
        <message>
            <source>Open {0} with {1}?</source>
            <translation>Ouvrir {0} avec {1} ?</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>Remplacer</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Ignorer</translation>
        </message>
        <message>
            <source>Startup key</source>
            <translation>Clé de démarrage</translation>
        </message>
        <message>
            <source>Startup keys ({0})</source>
            <translation>Clés de démarrage ({0})</translation>
        </message>
        <message>
            <source>Where is {0}?</source>
            <translation>Où se trouve {0} ?</translation>
        </message>
        <message>
            <source>Which machines shall be listed? qemu:///system has those of this computer, qemu:///session your own.</source>
            <translation>Quelles machines faut-il lister ? qemu:///system a celles de cet ordinateur, qemu:///session les vôtres.</translation>
        </message>
        <message>
            <source>{0} is already there.</source>
            <translation>{0} est déjà là.</translation>
        </message>
        <message>
            <source>{1} runs on this machine, and gets a read-only copy of a file that was made in the virtual machine. Until the window is closed you are not asked again about this type: {0}.</source>
            <translation>{1} s’exécute sur cet ordinateur et reçoit une copie en lecture seule d’un fichier créé dans la machine virtuelle. Jusqu’à la fermeture de la fenêtre, la question n’est plus posée pour ce type : {0}.</translation>
        </message>
    </context>
    <context>
        <name>NameBars</name>
        <message>
            <source>A pattern such as *.conf or [a-c]*</source>
            <translation>Un motif comme *.conf ou [a-c]*</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtrer</translation>
        </message>
        <message>
            <source>Select</source>
            <translation>Sélectionner</translation>
        </message>
        <message>
            <source>Show names that contain this</source>
            <translation>Afficher les noms qui contiennent ceci</translation>
        </message>
    </context>
    <context>
        <name>NoSystemPage</name>
        <message>
            <source>No operating system was found</source>
            <translation>Aucun système d’exploitation n’a été trouvé</translation>
        </message>
        <message>
            <source>Show storage</source>
            <translation>Afficher le stockage</translation>
        </message>
        <message>
            <source>The file systems can be browsed all the same: choose one on the left. Storage shows what the disk is made of, and which volumes are encrypted or lack a part.</source>
            <translation>Les systèmes de fichiers peuvent être parcourus malgré tout : choisissez-en un à gauche. « Stockage » montre de quoi le disque est fait, et quels volumes sont chiffrés ou incomplets.</translation>
        </message>
    </context>
    <context>
        <name>OpenWith</name>
        <message>
            <source>It could not be copied for a program: {0}.</source>
            <translation>Il n’a pas pu être copié pour un programme : {0}.</translation>
        </message>
        <message>
            <source>It is only shown here, since {0}. “Extract…” copies it.</source>
            <translation>Il n’est affiché qu’ici, car {0}. « Extraire… » le copie.</translation>
        </message>
        <message>
            <source>No program on this machine is known to open this ({0}).</source>
            <translation>Aucun programme connu de cet ordinateur n’ouvre ceci ({0}).</translation>
        </message>
        <message>
            <source>being prepared to be opened</source>
            <translation>en préparation pour l’ouverture</translation>
        </message>
        <message>
            <source>it can run scripts</source>
            <translation>il peut exécuter des scripts</translation>
        </message>
        <message>
            <source>it changes settings</source>
            <translation>il change des réglages</translation>
        </message>
        <message>
            <source>it has macros</source>
            <translation>il contient des macros</translation>
        </message>
        <message>
            <source>it is a disk image</source>
            <translation>c’est une image de disque</translation>
        </message>
        <message>
            <source>it is a program</source>
            <translation>c’est un programme</translation>
        </message>
        <message>
            <source>it is a script</source>
            <translation>c’est un script</translation>
        </message>
        <message>
            <source>it is an archive that can hide programs</source>
            <translation>c’est une archive qui peut cacher des programmes</translation>
        </message>
        <message>
            <source>it starts something else</source>
            <translation>il démarre autre chose</translation>
        </message>
        <message>
            <source>{0} could not be started.</source>
            <translation>{0} n’a pas pu être démarré.</translation>
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
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Messages</translation>
        </message>
        <message>
            <source>Messages of the appliance</source>
            <translation>Messages de l’appliance</translation>
        </message>
        <message>
            <source>Opening</source>
            <translation>Ouverture</translation>
        </message>
        <message>
            <source>Opening {0}</source>
            <translation>Ouverture de {0}</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Stockage</translation>
        </message>
        <message>
            <source>Systems</source>
            <translation>Systèmes</translation>
        </message>
        <message>
            <source>a small virtual machine that reads the disk</source>
            <translation>une petite machine virtuelle qui lit le disque</translation>
        </message>
        <message>
            <source>attaching the disk</source>
            <translation>branchement du disque</translation>
        </message>
        <message>
            <source>being made, which is needed once</source>
            <translation>en cours de création, nécessaire une seule fois</translation>
        </message>
        <message>
            <source>being prepared, so that it starts at once from now on</source>
            <translation>en préparation, pour démarrer aussitôt désormais</translation>
        </message>
        <message>
            <source>finding out whether this machine can accelerate it</source>
            <translation>vérification de l’accélération possible par cet ordinateur</translation>
        </message>
        <message>
            <source>partitions, volumes and file systems</source>
            <translation>partitions, volumes et systèmes de fichiers</translation>
        </message>
        <message>
            <source>starting</source>
            <translation>démarrage</translation>
        </message>
        <message>
            <source>which operating system is on it</source>
            <translation>quel système d’exploitation s’y trouve</translation>
        </message>
    </context>
    <context>
        <name>Overview</name>
        <message>
            <source>Not read.</source>
            <translation>Non lu.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Lecture…</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Tout afficher</translation>
        </message>
        <message>
            <source>Show everything about this: {0}</source>
            <translation>Tout afficher à ce sujet : {0}</translation>
        </message>
        <message>
            <source>There is nothing of this kind.</source>
            <translation>Il n’y a rien de ce genre.</translation>
        </message>
        <message>
            <source>This could not be read.</source>
            <translation>Ceci n’a pas pu être lu.</translation>
        </message>
    </context>
    <context>
        <name>PathBar</name>
        <message>
            <source>Path</source>
            <translation>Chemin</translation>
        </message>
        <message>
            <source>Path to go to</source>
            <translation>Chemin où aller</translation>
        </message>
        <message>
            <source>Paths that begin so</source>
            <translation>Chemins qui commencent ainsi</translation>
        </message>
    </context>
    <context>
        <name>PictureView</name>
        <message>
            <source>Picture</source>
            <translation>Image</translation>
        </message>
    </context>
    <context>
        <name>Preferences</name>
        <message>
            <source>&amp;Colours</source>
            <translation>&amp;Couleurs</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Langue</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Apparence</translation>
        </message>
        <message>
            <source>As the desktop has it</source>
            <translation>Comme sur le bureau</translation>
        </message>
        <message>
            <source>As the desktop has them</source>
            <translation>Comme sur le bureau</translation>
        </message>
        <message>
            <source>As the system has it</source>
            <translation>Comme le système</translation>
        </message>
        <message>
            <source>C&amp;ontrast</source>
            <translation>C&amp;ontraste</translation>
        </message>
        <message>
            <source>Clear the list</source>
            <translation>Vider la liste</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Couleurs</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>Contraste</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Sombre</translation>
        </message>
        <message>
            <source>Disks</source>
            <translation>Disques</translation>
        </message>
        <message>
            <source>Double-click</source>
            <translation>Double-clic</translation>
        </message>
        <message>
            <source>Guestscope is in your menu, and a double-click opens disk images with it.</source>
            <translation>Guestscope est dans votre menu, et un double-clic ouvre les images de disque avec lui.</translation>
        </message>
        <message>
            <source>Guestscope is not in your menu yet. A double-click does not open disk images.</source>
            <translation>Guestscope n’est pas encore dans votre menu. Un double-clic n’ouvre pas les images de disque.</translation>
        </message>
        <message>
            <source>Guestscope speaks it from its next start on.</source>
            <translation>Guestscope la parlera à partir du prochain démarrage.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Langue</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Clair</translation>
        </message>
        <message>
            <source>Open disks by double-click</source>
            <translation>Ouvrir les disques par double-clic</translation>
        </message>
        <message>
            <source>Open further disks in the window that is there</source>
            <translation>Ouvrir les autres disques dans la fenêtre existante</translation>
        </message>
        <message>
            <source>Preferences</source>
            <translation>Préférences</translation>
        </message>
        <message>
            <source>Remember the disks that were opened</source>
            <translation>Mémoriser les disques ouverts</translation>
        </message>
        <message>
            <source>Remove it from the menu</source>
            <translation>Le retirer du menu</translation>
        </message>
        <message>
            <source>Strong</source>
            <translation>Fort</translation>
        </message>
        <message>
            <source>Usual</source>
            <translation>Habituel</translation>
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n élément</numerusform>
                <numerusform>%n éléments</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s); listing more takes too much memory.</source>
            <translation>
                <numerusform>%n élément ; en lister davantage demande trop de mémoire.</numerusform>
                <numerusform>%n éléments ; en lister davantage demande trop de mémoire.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s); the archive is damaged behind them.</source>
            <translation>
                <numerusform>%n élément ; la suite de l’archive est endommagée.</numerusform>
                <numerusform>%n éléments ; la suite de l’archive est endommagée.</numerusform>
            </translation>
        </message>
        <message>
            <source>A block device, number {0}. It stands for a disk or a part of one, and is not opened.</source>
            <translation>Un périphérique bloc, numéro {0}. Il représente un disque ou une partie d’un disque, et n’est pas ouvert.</translation>
        </message>
        <message>
            <source>A character device, number {0}. It stands for a driver, and is not opened.</source>
            <translation>Un périphérique caractère, numéro {0}. Il représente un pilote, et n’est pas ouvert.</translation>
        </message>
        <message numerus="yes">
            <source>A folder with %n item(s). Open it to see what is in it.</source>
            <translation>
                <numerusform>Un dossier de %n élément. Ouvrez-le pour voir son contenu.</numerusform>
                <numerusform>Un dossier de %n éléments. Ouvrez-le pour voir son contenu.</numerusform>
            </translation>
        </message>
        <message>
            <source>A folder with more than {0} items. Open it to see them.</source>
            <translation>Un dossier de plus de {0} éléments. Ouvrez-le pour les voir.</translation>
        </message>
        <message>
            <source>A pipe. Programs pass data on through it; it holds none.</source>
            <translation>Un tube. Des programmes y font passer des données ; il n’en contient pas.</translation>
        </message>
        <message>
            <source>A socket. Programs meet at it; it holds no data.</source>
            <translation>Un socket. Des programmes s’y rencontrent ; il ne contient pas de données.</translation>
        </message>
        <message>
            <source>Byte {0} (0x{1}) of {2}</source>
            <translation>Octet {0} (0x{1}) sur {2}</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>Octets</translation>
        </message>
        <message>
            <source>Contents</source>
            <translation>Contenu</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Image</translation>
        </message>
        <message>
            <source>Showing it takes longer than a preview may take.</source>
            <translation>L’afficher prend plus de temps qu’un aperçu ne peut en prendre.</translation>
        </message>
        <message>
            <source>Showing it takes more memory than a preview may have.</source>
            <translation>L’afficher demande plus de mémoire qu’un aperçu ne peut en avoir.</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Texte</translation>
        </message>
        <message>
            <source>The archive is damaged, or not what it seems to be.</source>
            <translation>L’archive est endommagée, ou n’est pas ce qu’elle semble être.</translation>
        </message>
        <message>
            <source>The file is damaged, or not what it seems to be.</source>
            <translation>Le fichier est endommagé, ou n’est pas ce qu’il semble être.</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>Le fichier est vide.</translation>
        </message>
        <message numerus="yes">
            <source>The first %n item(s); there are more.</source>
            <translation>
                <numerusform>Le premier élément (%n) ; il y en a d’autres.</numerusform>
                <numerusform>Les %n premiers éléments ; il y en a d’autres.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first %n of {0} items.</source>
            <translation>
                <numerusform>Le premier (%n) des {0} éléments.</numerusform>
                <numerusform>Les %n premiers des {0} éléments.</numerusform>
            </translation>
        </message>
        <message>
            <source>The first {0} of {1}.</source>
            <translation>Les {0} premiers sur {1}.</translation>
        </message>
        <message>
            <source>The folder is empty.</source>
            <translation>Le dossier est vide.</translation>
        </message>
        <message>
            <source>The link leads to {0}, where nothing is.</source>
            <translation>Le lien mène à {0}, où il n’y a rien.</translation>
        </message>
        <message>
            <source>The picture is damaged, or not what it seems to be.</source>
            <translation>L’image est endommagée, ou n’est pas ce qu’elle semble être.</translation>
        </message>
        <message>
            <source>The picture is too large to be shown here. Extract it to look at it.</source>
            <translation>L’image est trop grande pour être affichée ici. Extrayez-la pour la regarder.</translation>
        </message>
        <message>
            <source>What shows such files failed over this one.</source>
            <translation>Ce qui affiche de tels fichiers a échoué sur celui-ci.</translation>
        </message>
        <message>
            <source>What this is could not be found out.</source>
            <translation>Impossible de savoir ce que c’est.</translation>
        </message>
        <message>
            <source>{0} × {1} pixels</source>
            <translation>{0} × {1} pixels</translation>
        </message>
    </context>
    <context>
        <name>PreviewBar</name>
        <message>
            <source>A position to go to: 4096, 0x1000 or 50% (Ctrl+G)</source>
            <translation>Une position où aller : 4096, 0x1000 ou 50% (Ctrl+G)</translation>
        </message>
        <message>
            <source>Actual size</source>
            <translation>Taille réelle</translation>
        </message>
        <message>
            <source>Break long lines at the edge</source>
            <translation>Couper les longues lignes au bord</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>Encodage</translation>
        </message>
        <message>
            <source>Go to position</source>
            <translation>Aller à la position</translation>
        </message>
        <message>
            <source>Go to…</source>
            <translation>Aller à…</translation>
        </message>
        <message>
            <source>How the file is shown</source>
            <translation>Comment le fichier est affiché</translation>
        </message>
        <message>
            <source>Show as</source>
            <translation>Afficher comme</translation>
        </message>
        <message>
            <source>Show the picture in its own size, or fit it in</source>
            <translation>Afficher l’image à sa taille, ou l’ajuster</translation>
        </message>
        <message>
            <source>The encoding that the text is read in</source>
            <translation>L’encodage dans lequel le texte est lu</translation>
        </message>
        <message>
            <source>This is no position. Try 4096, 0x1000 or 50%.</source>
            <translation>Ce n’est pas une position. Essayez 4096, 0x1000 ou 50%.</translation>
        </message>
        <message>
            <source>Wrap lines</source>
            <translation>Couper les lignes</translation>
        </message>
    </context>
    <context>
        <name>PreviewView</name>
        <message>
            <source>Read the next part of the text</source>
            <translation>Lire la partie suivante du texte</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Lecture…</translation>
        </message>
        <message>
            <source>Show more</source>
            <translation>En montrer plus</translation>
        </message>
    </context>
    <context>
        <name>ProblemList</name>
        <message numerus="yes">
            <source>Show %n more</source>
            <translation>
                <numerusform>En afficher %n de plus</numerusform>
                <numerusform>En afficher %n de plus</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PropertiesDialog</name>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n fichier</numerusform>
                <numerusform>%n fichiers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n folder(s)</source>
            <translation>
                <numerusform>%n dossier</numerusform>
                <numerusform>%n dossiers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n élément</numerusform>
                <numerusform>%n éléments</numerusform>
            </translation>
        </message>
        <message>
            <source>Access list</source>
            <translation>Liste d’accès</translation>
        </message>
        <message>
            <source>Accessed</source>
            <translation>Dernier accès</translation>
        </message>
        <message>
            <source>Add up contents</source>
            <translation>Totaliser le contenu</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Capabilities</source>
            <translation>Capacités</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>État modifié</translation>
        </message>
        <message>
            <source>Compressed</source>
            <translation>Compressé</translation>
        </message>
        <message>
            <source>Contents</source>
            <translation>Contenu</translation>
        </message>
        <message>
            <source>Count what is in the folders, and how much room it takes</source>
            <translation>Compter ce que contiennent les dossiers et la place que cela prend</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>Créé</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Dossier</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Groupe</translation>
        </message>
        <message>
            <source>Inode</source>
            <translation>Inode</translation>
        </message>
        <message>
            <source>Link to</source>
            <translation>Lien vers</translation>
        </message>
        <message>
            <source>Mode</source>
            <translation>Droits</translation>
        </message>
        <message>
            <source>Modified</source>
            <translation>Modifié</translation>
        </message>
        <message>
            <source>Names</source>
            <translation>Noms</translation>
        </message>
        <message>
            <source>Newest</source>
            <translation>Le plus récent</translation>
        </message>
        <message>
            <source>Not looked at</source>
            <translation>Non examiné</translation>
        </message>
        <message>
            <source>Not readable</source>
            <translation>Illisible</translation>
        </message>
        <message>
            <source>Oldest</source>
            <translation>Le plus ancien</translation>
        </message>
        <message>
            <source>On the disk</source>
            <translation>Sur le disque</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Propriétaire</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Problème</translation>
        </message>
        <message>
            <source>Properties</source>
            <translation>Propriétés</translation>
        </message>
        <message>
            <source>SELinux label</source>
            <translation>Contexte SELinux</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>Size of the files</source>
            <translation>Taille des fichiers</translation>
        </message>
        <message>
            <source>Together</source>
            <translation>Ensemble</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>by Windows, as {0}</source>
            <translation>par Windows, en {0}</translation>
        </message>
        <message>
            <source>several</source>
            <translation>plusieurs</translation>
        </message>
    </context>
    <context>
        <name>RecordDetail</name>
        <message>
            <source>The selected row</source>
            <translation>La ligne sélectionnée</translation>
        </message>
    </context>
    <context>
        <name>RecordModel</name>
        <message>
            <source>Show {0}</source>
            <translation>Afficher {0}</translation>
        </message>
    </context>
    <context>
        <name>RecordPane</name>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n ligne</numerusform>
                <numerusform>%n lignes</numerusform>
            </translation>
        </message>
        <message>
            <source>Find rows by any word in them (Ctrl+F)</source>
            <translation>Trouver des lignes par un mot qu’elles contiennent (Ctrl+F)</translation>
        </message>
        <message>
            <source>Search in {0}</source>
            <translation>Chercher dans {0}</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} sur {1}</translation>
        </message>
    </context>
    <context>
        <name>RecordTable</name>
        <message>
            <source>Copy</source>
            <translation>Copier</translation>
        </message>
        <message>
            <source>Show the file</source>
            <translation>Afficher le fichier</translation>
        </message>
    </context>
    <context>
        <name>Registry</name>
        <message>
            <source>(default)</source>
            <translation>(par défaut)</translation>
        </message>
        <message>
            <source>kept secret</source>
            <translation>gardé secret</translation>
        </message>
    </context>
    <context>
        <name>RegistryPage</name>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>%n trouvé</numerusform>
                <numerusform>%n trouvés</numerusform>
            </translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>Signets</translation>
        </message>
        <message>
            <source>End the search</source>
            <translation>Terminer la recherche</translation>
        </message>
        <message>
            <source>Keys that people look for</source>
            <translation>Clés souvent cherchées</translation>
        </message>
        <message>
            <source>Look for names and values (Ctrl+F)</source>
            <translation>Chercher des noms et des valeurs (Ctrl+F)</translation>
        </message>
        <message>
            <source>Path of a key</source>
            <translation>Chemin d’une clé</translation>
        </message>
        <message>
            <source>Save as .reg…</source>
            <translation>Enregistrer en .reg…</translation>
        </message>
        <message>
            <source>Save this key and all below it</source>
            <translation>Enregistrer cette clé et tout ce qui est en dessous</translation>
        </message>
        <message>
            <source>Search below this key</source>
            <translation>Chercher sous cette clé</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>Recherche…</translation>
        </message>
        <message>
            <source>Searching… {0} found</source>
            <translation>Recherche… {0} trouvés</translation>
        </message>
        <message>
            <source>There is no key {0}.</source>
            <translation>Il n’y a pas de clé {0}.</translation>
        </message>
        <message>
            <source>Type the path of a key to go to</source>
            <translation>Saisir le chemin d’une clé où aller</translation>
        </message>
        <message>
            <source>{0} could not be read: {1}</source>
            <translation>{0} n’a pas pu être lu : {1}</translation>
        </message>
    </context>
    <context>
        <name>RegistryTree</name>
        <message>
            <source>Keys</source>
            <translation>Clés</translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message numerus="yes">
            <source>%n file(s) are not the same as there.</source>
            <translation>
                <numerusform>%n fichier diffère de l’original.</numerusform>
                <numerusform>%n fichiers diffèrent des originaux.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) arrived, {0}.</source>
            <translation>
                <numerusform>%n fichier est arrivé, {0}.</numerusform>
                <numerusform>%n fichiers sont arrivés, {0}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) were compared and are the same.</source>
            <translation>
                <numerusform>%n fichier a été comparé et est identique.</numerusform>
                <numerusform>%n fichiers ont été comparés et sont identiques.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n got another name.</source>
            <translation>
                <numerusform>%n a reçu un autre nom.</numerusform>
                <numerusform>%n ont reçu un autre nom.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) were left out.</source>
            <translation>
                <numerusform>%n chose a été laissée de côté.</numerusform>
                <numerusform>%n choses ont été laissées de côté.</numerusform>
            </translation>
        </message>
        <message>
            <source>a link</source>
            <translation>un lien</translation>
        </message>
        <message>
            <source>a special file</source>
            <translation>un fichier spécial</translation>
        </message>
        <message>
            <source>cannot be read</source>
            <translation>ne peut pas être lu</translation>
        </message>
        <message>
            <source>cannot be written here</source>
            <translation>ne peut pas être écrit ici</translation>
        </message>
        <message>
            <source>is here, but its checksum is not the guest's</source>
            <translation>est ici, mais sa somme de contrôle n’est pas celle de l’invité</translation>
        </message>
        <message>
            <source>is not as long as its folder says</source>
            <translation>n’a pas la longueur que son dossier indique</translation>
        </message>
        <message>
            <source>is without its access control list</source>
            <translation>est sans sa liste d’accès</translation>
        </message>
        <message>
            <source>is without its capabilities</source>
            <translation>est sans ses capacités</translation>
        </message>
        <message>
            <source>is without its extended attributes</source>
            <translation>est sans ses attributs étendus</translation>
        </message>
        <message>
            <source>is without its special bits (set-user-ID and the like)</source>
            <translation>est sans ses bits spéciaux (set-user-ID et semblables)</translation>
        </message>
        <message>
            <source>no file can have this name</source>
            <translation>aucun fichier ne peut porter ce nom</translation>
        </message>
        <message>
            <source>{0}: is now called {1}</source>
            <translation>{0} : s’appelle maintenant {1}</translation>
        </message>
    </context>
    <context>
        <name>ReportDialog</name>
        <message>
            <source>Copy</source>
            <translation>Copier</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Rapport</translation>
        </message>
        <message>
            <source>Save the report</source>
            <translation>Enregistrer le rapport</translation>
        </message>
        <message>
            <source>Saved as {0}.</source>
            <translation>Enregistré sous {0}.</translation>
        </message>
        <message>
            <source>Save…</source>
            <translation>Enregistrer…</translation>
        </message>
        <message>
            <source>The report could not be saved: {0}.</source>
            <translation>Le rapport n’a pas pu être enregistré : {0}.</translation>
        </message>
        <message>
            <source>What was not taken as it is</source>
            <translation>Ce qui n’a pas été repris tel quel</translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message>
            <source>Any kind</source>
            <translation>Tout genre</translation>
        </message>
        <message>
            <source>Any size</source>
            <translation>Toute taille</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>Toute date</translation>
        </message>
        <message>
            <source>Archives</source>
            <translation>Archives</translation>
        </message>
        <message>
            <source>Between…</source>
            <translation>Entre…</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Données</translation>
        </message>
        <message>
            <source>Disk images</source>
            <translation>Images de disque</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>Documents</translation>
        </message>
        <message>
            <source>Empty</source>
            <translation>Vide</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <source>Folders</source>
            <translation>Dossiers</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>30 derniers jours</translation>
        </message>
        <message>
            <source>Last 365 days</source>
            <translation>365 derniers jours</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>7 derniers jours</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>Liens</translation>
        </message>
        <message>
            <source>Media</source>
            <translation>Média</translation>
        </message>
        <message>
            <source>Other size…</source>
            <translation>Autre taille…</translation>
        </message>
        <message>
            <source>Over 1 GB</source>
            <translation>Plus de 1 Go</translation>
        </message>
        <message>
            <source>Over 1 MB</source>
            <translation>Plus de 1 Mo</translation>
        </message>
        <message>
            <source>Over 10 MB</source>
            <translation>Plus de 10 Mo</translation>
        </message>
        <message>
            <source>Over 100 MB</source>
            <translation>Plus de 100 Mo</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Images</translation>
        </message>
        <message>
            <source>Programs</source>
            <translation>Programmes</translation>
        </message>
        <message>
            <source>Since yesterday</source>
            <translation>Depuis hier</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Code source</translation>
        </message>
        <message>
            <source>Texts</source>
            <translation>Textes</translation>
        </message>
        <message>
            <source>This year</source>
            <translation>Cette année</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Aujourd’hui</translation>
        </message>
        <message>
            <source>Under 10 kB</source>
            <translation>Moins de 10 ko</translation>
        </message>
    </context>
    <context>
        <name>SearchBar</name>
        <message>
            <source>Any owner</source>
            <translation>Tout propriétaire</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Modifié</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Fermer</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>Fermer (Échap)</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>Contenu</translation>
        </message>
        <message>
            <source>Contents are regular expressions</source>
            <translation>Les contenus sont des expressions régulières</translation>
        </message>
        <message>
            <source>Everything below this folder is searched.</source>
            <translation>Tout ce qui est sous ce dossier est parcouru.</translation>
        </message>
        <message>
            <source>How to search</source>
            <translation>Comment chercher</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Genre</translation>
        </message>
        <message>
            <source>Look into binary files</source>
            <translation>Chercher dans les fichiers binaires</translation>
        </message>
        <message>
            <source>Match upper and lower case</source>
            <translation>Respecter la casse</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Names are regular expressions</source>
            <translation>Les noms sont des expressions régulières</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>Options</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>Propriétaire</translation>
        </message>
        <message>
            <source>Part of a name, or a pattern such as *.conf</source>
            <translation>Partie d’un nom, ou motif comme *.conf</translation>
        </message>
        <message>
            <source>Say what to search for: a name, a content, a size, or a time.</source>
            <translation>Dites ce qu’il faut chercher : un nom, un contenu, une taille ou une date.</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Chercher</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>Stay on this file system</source>
            <translation>Rester sur ce système de fichiers</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Text in the file</source>
            <translation>Texte dans le fichier</translation>
        </message>
    </context>
    <context>
        <name>SearchSpans</name>
        <message>
            <source>10 MB</source>
            <translation>10 Mo</translation>
        </message>
        <message>
            <source>2 GB</source>
            <translation>2 Go</translation>
        </message>
        <message>
            <source>At least</source>
            <translation>Au moins</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>Au plus</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Du</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Au</translation>
        </message>
    </context>
    <context>
        <name>Searching</name>
        <message numerus="yes">
            <source>%n could not be read</source>
            <translation>
                <numerusform>%n n’a pas pu être lu</numerusform>
                <numerusform>%n n’ont pas pu être lus</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) too large to look into</source>
            <translation>
                <numerusform>%n fichier trop grand pour y chercher</numerusform>
                <numerusform>%n fichiers trop grands pour y chercher</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>%n trouvé</numerusform>
                <numerusform>%n trouvés</numerusform>
            </translation>
        </message>
        <message>
            <source>beginning…</source>
            <translation>début…</translation>
        </message>
        <message numerus="yes">
            <source>in %n folder(s)</source>
            <translation>
                <numerusform>dans %n dossier</numerusform>
                <numerusform>dans %n dossiers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>looking in {0}, folder %n</source>
            <translation>
                <numerusform>recherche dans {0}, dossier %n</numerusform>
                <numerusform>recherche dans {0}, dossier %n</numerusform>
            </translation>
        </message>
        <message>
            <source>stopped before the end</source>
            <translation>arrêté avant la fin</translation>
        </message>
        <message>
            <source>there are more, which are left out</source>
            <translation>il y en a d’autres, laissés de côté</translation>
        </message>
    </context>
    <context>
        <name>Sentences</name>
        <message>
            <source>A cloud keeps this file in step. It can be read where the whole disk is opened read-only.</source>
            <translation>Un nuage synchronise ce fichier. Il peut être lu si le disque entier est ouvert en lecture seule.</translation>
        </message>
        <message>
            <source>A disk could not be pulled out: {0}</source>
            <translation>Un disque n’a pas pu être retiré : {0}</translation>
        </message>
        <message>
            <source>A disk has a bad block.</source>
            <translation>Un disque a un bloc défectueux.</translation>
        </message>
        <message>
            <source>A file became shorter while it was copied</source>
            <translation>Un fichier a raccourci pendant sa copie</translation>
        </message>
        <message>
            <source>A file for the guest to write to could not be plugged in: {0}</source>
            <translation>Un fichier où l’invité doit écrire n’a pas pu être branché : {0}</translation>
        </message>
        <message>
            <source>A file system is damaged.</source>
            <translation>Un système de fichiers est endommagé.</translation>
        </message>
        <message>
            <source>A finished appliance is in {0}.</source>
            <translation>Une appliance toute faite est dans {0}.</translation>
        </message>
        <message>
            <source>A log was cleared.</source>
            <translation>Un journal a été effacé.</translation>
        </message>
        <message>
            <source>A log-on got special privileges.</source>
            <translation>Une connexion a obtenu des privilèges spéciaux.</translation>
        </message>
        <message>
            <source>A log-on was tried with stated credentials.</source>
            <translation>Une connexion a été tentée avec des identifiants indiqués.</translation>
        </message>
        <message>
            <source>A member was added to a local group.</source>
            <translation>Un membre a été ajouté à un groupe local.</translation>
        </message>
        <message>
            <source>A newer version may open it.</source>
            <translation>Une version plus récente peut l’ouvrir.</translation>
        </message>
        <message>
            <source>A program asked for a restart or a shutdown.</source>
            <translation>Un programme a demandé un redémarrage ou un arrêt.</translation>
        </message>
        <message>
            <source>A program crashed.</source>
            <translation>Un programme a planté.</translation>
        </message>
        <message>
            <source>A program was installed.</source>
            <translation>Un programme a été installé.</translation>
        </message>
        <message>
            <source>A program was removed.</source>
            <translation>Un programme a été désinstallé.</translation>
        </message>
        <message>
            <source>A service changed its state.</source>
            <translation>Un service a changé d’état.</translation>
        </message>
        <message>
            <source>A service did not answer in time.</source>
            <translation>Un service n’a pas répondu à temps.</translation>
        </message>
        <message>
            <source>A service ended unexpectedly.</source>
            <translation>Un service s’est arrêté de façon inattendue.</translation>
        </message>
        <message>
            <source>A service failed to start.</source>
            <translation>Un service n’a pas pu démarrer.</translation>
        </message>
        <message>
            <source>A service was installed.</source>
            <translation>Un service a été installé.</translation>
        </message>
        <message>
            <source>A temporary overlay cannot be made in {0}: {1}.</source>
            <translation>Une couche temporaire ne peut pas être créée dans {0} : {1}.</translation>
        </message>
        <message>
            <source>An account failed to log on.</source>
            <translation>Un compte n’a pas pu se connecter.</translation>
        </message>
        <message>
            <source>An account logged off.</source>
            <translation>Un compte s’est déconnecté.</translation>
        </message>
        <message>
            <source>An account logged on.</source>
            <translation>Un compte s’est connecté.</translation>
        </message>
        <message>
            <source>An account was created.</source>
            <translation>Un compte a été créé.</translation>
        </message>
        <message>
            <source>An account was deleted.</source>
            <translation>Un compte a été supprimé.</translation>
        </message>
        <message>
            <source>An appliance was saved {0} and takes {1}.</source>
            <translation>Une appliance a été enregistrée ({0}) et occupe {1}.</translation>
        </message>
        <message>
            <source>An update failed to install.</source>
            <translation>Une mise à jour n’a pas pu être installée.</translation>
        </message>
        <message>
            <source>An update was installed.</source>
            <translation>Une mise à jour a été installée.</translation>
        </message>
        <message>
            <source>Another process has been saving an appliance for too long.</source>
            <translation>Un autre processus enregistre une appliance depuis trop longtemps.</translation>
        </message>
        <message>
            <source>Ask its owner for access, or run as a user who may read it.</source>
            <translation>Demandez l’accès à son propriétaire, ou lancez le programme comme un utilisateur qui peut le lire.</translation>
        </message>
        <message>
            <source>Ask who manages this machine for access to {0}.</source>
            <translation>Demandez l’accès à {0} à la personne qui gère cette machine.</translation>
        </message>
        <message>
            <source>Bring back the disk that it is on.</source>
            <translation>Remettez le disque sur lequel il se trouve.</translation>
        </message>
        <message>
            <source>Cache folder</source>
            <translation>Dossier de cache</translation>
        </message>
        <message>
            <source>Close other programs.</source>
            <translation>Fermez d’autres programmes.</translation>
        </message>
        <message>
            <source>Close what writes to it, open it again, and copy once more.</source>
            <translation>Fermez ce qui y écrit, ouvrez-le de nouveau et recommencez la copie.</translation>
        </message>
        <message>
            <source>Convert a copy first: qemu-img convert knows the old scheme.</source>
            <translation>Convertissez d’abord une copie : qemu-img convert connaît l’ancien procédé.</translation>
        </message>
        <message>
            <source>Convert it with VMware: vmware-vdiskmanager -r FILE -t 0 NEW.vmdk</source>
            <translation>Convertissez-le avec VMware : vmware-vdiskmanager -r FILE -t 0 NEW.vmdk</translation>
        </message>
        <message>
            <source>Copy or download it again.</source>
            <translation>Copiez ou téléchargez de nouveau le fichier.</translation>
        </message>
        <message>
            <source>Event {0}</source>
            <translation>Événement {0}</translation>
        </message>
        <message>
            <source>Every user can rename what lies in {0}, so no cache is safe below it.</source>
            <translation>Tout utilisateur peut renommer ce qui est dans {0} : aucun cache n’y est en sécurité.</translation>
        </message>
        <message>
            <source>Files that Windows keeps compressed can be read.</source>
            <translation>Les fichiers que Windows conserve compressés peuvent être lus.</translation>
        </message>
        <message>
            <source>Free some space there, or set TMPDIR to a folder with more.</source>
            <translation>Libérez-y de la place, ou désignez dans TMPDIR un dossier qui en a plus.</translation>
        </message>
        <message>
            <source>Free some space, or choose another folder.</source>
            <translation>Libérez de la place, ou choisissez un autre dossier.</translation>
        </message>
        <message>
            <source>Free some space, or name another folder in LIBGUESTFS_CACHEDIR.</source>
            <translation>Libérez de la place, ou désignez un autre dossier dans LIBGUESTFS_CACHEDIR.</translation>
        </message>
        <message>
            <source>Free space</source>
            <translation>Espace libre</translation>
        </message>
        <message>
            <source>How a service starts was changed.</source>
            <translation>Le mode de démarrage d’un service a été modifié.</translation>
        </message>
        <message>
            <source>If a file on this machine is meant, tell {0} where: {1}</source>
            <translation>S’il s’agit d’un fichier de cette machine, dites à {0} où il est : {1}</translation>
        </message>
        <message>
            <source>If it is a raw disk, state the format raw.</source>
            <translation>S’il s’agit d’un disque brut, indiquez le format raw.</translation>
        </message>
        <message>
            <source>Install QEMU again or name another one in LIBGUESTFS_HV.</source>
            <translation>Réinstallez QEMU, ou désignez-en un autre dans LIBGUESTFS_HV.</translation>
        </message>
        <message>
            <source>Install another one: {0}</source>
            <translation>Installez-en un autre : {0}</translation>
        </message>
        <message>
            <source>Install it: {0}</source>
            <translation>Installez-le : {0}</translation>
        </message>
        <message>
            <source>Install one: {0}</source>
            <translation>Installez-en un : {0}</translation>
        </message>
        <message>
            <source>Install them again: {0}</source>
            <translation>Installez-les de nouveau : {0}</translation>
        </message>
        <message>
            <source>Install them: {0}</source>
            <translation>Installez-les : {0}</translation>
        </message>
        <message>
            <source>It could not be mounted.</source>
            <translation>Il n’a pas pu être monté.</translation>
        </message>
        <message>
            <source>It has: {0}.</source>
            <translation>Il a : {0}.</translation>
        </message>
        <message>
            <source>It holds {0} snapshots, of which {1} are listed.</source>
            <translation>Elle contient {0} instantanés, dont {1} sont affichés.</translation>
        </message>
        <message>
            <source>It is marked as corrupt; parts of it may be wrong.</source>
            <translation>Elle est marquée comme endommagée ; des parties peuvent être fausses.</translation>
        </message>
        <message>
            <source>It is shorter than its virtual size: it seems to be cut short.</source>
            <translation>Elle est plus courte que sa taille virtuelle : elle semble tronquée.</translation>
        </message>
        <message>
            <source>It refers to parts behind its end: it seems to be cut short, and some of it is missing.</source>
            <translation>Elle renvoie à des parties au-delà de sa fin : elle semble tronquée, et il en manque.</translation>
        </message>
        <message>
            <source>It was not closed properly, or is in use.</source>
            <translation>Elle n’a pas été fermée correctement, ou est en cours d’utilisation.</translation>
        </message>
        <message>
            <source>It was not closed properly; its log is played back in a copy.</source>
            <translation>Elle n’a pas été fermée correctement ; son journal est rejoué dans une copie.</translation>
        </message>
        <message>
            <source>It will be tried again after this machine's next start.</source>
            <translation>Un nouvel essai aura lieu après le prochain démarrage de cette machine.</translation>
        </message>
        <message>
            <source>Its Python binding is installed and its daemon is there.</source>
            <translation>Sa liaison Python est installée et son démon est là.</translation>
        </message>
        <message>
            <source>Its geometry leaves out the end of the disk, as Virtual PC does.</source>
            <translation>Sa géométrie laisse de côté la fin du disque, comme le fait Virtual PC.</translation>
        </message>
        <message>
            <source>Its size is not a multiple of {0} bytes: it may be cut short.</source>
            <translation>Sa taille n’est pas un multiple de {0} octets : elle est peut-être tronquée.</translation>
        </message>
        <message>
            <source>KVM failed: {0}</source>
            <translation>KVM a échoué : {0}</translation>
        </message>
        <message>
            <source>KVM works.</source>
            <translation>KVM fonctionne.</translation>
        </message>
        <message>
            <source>Kernel</source>
            <translation>Noyau</translation>
        </message>
        <message>
            <source>Known are: {0}.</source>
            <translation>Sont connus : {0}.</translation>
        </message>
        <message>
            <source>L1 table</source>
            <translation>table L1</translation>
        </message>
        <message>
            <source>L2 table</source>
            <translation>table L2</translation>
        </message>
        <message>
            <source>LIBGUESTFS_BACKEND_SETTINGS asks for TCG.</source>
            <translation>LIBGUESTFS_BACKEND_SETTINGS demande TCG.</translation>
        </message>
        <message>
            <source>LIBGUESTFS_BACKEND_SETTINGS says {0}.</source>
            <translation>LIBGUESTFS_BACKEND_SETTINGS indique {0}.</translation>
        </message>
        <message>
            <source>LIBGUESTFS_HV or LIBGUESTFS_QEMU names {0}, which is not a program that can be run.</source>
            <translation>LIBGUESTFS_HV ou LIBGUESTFS_QEMU désigne {0}, qui n’est pas un programme exécutable.</translation>
        </message>
        <message>
            <source>LIBGUESTFS_PATH names {0}, which holds neither a folder {1} nor an appliance of {2}.</source>
            <translation>LIBGUESTFS_PATH désigne {0}, qui ne contient ni dossier {1} ni appliance faite de {2}.</translation>
        </message>
        <message>
            <source>Linux 5.13 and newer have it; it may have to be named in the kernel's lsm= parameter.</source>
            <translation>Linux l’a depuis 5.13 ; il faut peut-être le nommer dans le paramètre lsm= du noyau.</translation>
        </message>
        <message>
            <source>Memory</source>
            <translation>Mémoire</translation>
        </message>
        <message>
            <source>Merge it into its parent in Hyper-V with Merge-VHD.</source>
            <translation>Fusionnez-la avec son image parente dans Hyper-V avec Merge-VHD.</translation>
        </message>
        <message>
            <source>Merge it into its parent with the program that made it, in Hyper-V with Merge-VHD.</source>
            <translation>Fusionnez-la avec son image parente à l’aide du programme qui l’a créée, dans Hyper-V avec Merge-VHD.</translation>
        </message>
        <message>
            <source>Merge it with VirtualBox: VBoxManage clonemedium FILE NEW.vdi</source>
            <translation>Fusionnez-la avec VirtualBox : VBoxManage clonemedium FILE NEW.vdi</translation>
        </message>
        <message>
            <source>Name a QEMU system emulator in LIBGUESTFS_HV.</source>
            <translation>Désignez un émulateur de système de QEMU dans LIBGUESTFS_HV.</translation>
        </message>
        <message>
            <source>Name another folder in LIBGUESTFS_CACHEDIR.</source>
            <translation>Désignez un autre dossier dans LIBGUESTFS_CACHEDIR.</translation>
        </message>
        <message>
            <source>Name another folder in LIBGUESTFS_TMPDIR.</source>
            <translation>Désignez un autre dossier dans LIBGUESTFS_TMPDIR.</translation>
        </message>
        <message>
            <source>Name one that you can read in SUPERMIN_KERNEL, and its modules in SUPERMIN_MODULES.</source>
            <translation>Désignez-en un que vous pouvez lire dans SUPERMIN_KERNEL, et ses modules dans SUPERMIN_MODULES.</translation>
        </message>
        <message>
            <source>Name the folder of its modules in SUPERMIN_MODULES, or unset SUPERMIN_KERNEL.</source>
            <translation>Désignez le dossier de ses modules dans SUPERMIN_MODULES, ou supprimez SUPERMIN_KERNEL.</translation>
        </message>
        <message>
            <source>No Linux kernel with its modules is installed.</source>
            <translation>Aucun noyau Linux n’est installé avec ses modules.</translation>
        </message>
        <message>
            <source>No appliance is saved yet; the first launch does it.</source>
            <translation>Aucune appliance n’est encore enregistrée ; le premier lancement le fera.</translation>
        </message>
        <message>
            <source>No libvirt daemon is there; its Python binding reaches those of other machines.</source>
            <translation>Il n’y a pas de démon libvirt ici ; la liaison Python atteint ceux d’autres machines.</translation>
        </message>
        <message>
            <source>No more than {0} disks can be open in one appliance.</source>
            <translation>Pas plus de {0} disques ne peuvent être ouverts dans une appliance.</translation>
        </message>
        <message>
            <source>No place was found for the key.</source>
            <translation>Aucun emplacement n’a été trouvé pour la clé.</translation>
        </message>
        <message>
            <source>Not needed: LIBGUESTFS_PATH names a finished appliance.</source>
            <translation>Inutile : LIBGUESTFS_PATH désigne une appliance toute faite.</translation>
        </message>
        <message>
            <source>Not needed: the finished appliance has its own.</source>
            <translation>Inutile : l’appliance toute faite a le sien.</translation>
        </message>
        <message>
            <source>Only root can read the kernel: {0}.</source>
            <translation>Seul root peut lire le noyau : {0}.</translation>
        </message>
        <message>
            <source>Only {0} are free in {1}. {2} are needed.</source>
            <translation>Seuls {0} sont libres dans {1}. Il en faut {2}.</translation>
        </message>
        <message>
            <source>Only {0} of memory are available. {1} are needed.</source>
            <translation>Seuls {0} de mémoire sont disponibles. Il en faut {1}.</translation>
        </message>
        <message>
            <source>Open it again and allow that file, if it belongs there.</source>
            <translation>Ouvrez-le de nouveau et autorisez ce fichier, s’il en fait partie.</translation>
        </message>
        <message>
            <source>Open it again.</source>
            <translation>Ouvrez-le de nouveau.</translation>
        </message>
        <message>
            <source>Open it with its passphrase.</source>
            <translation>Ouvrez-le avec sa phrase secrète.</translation>
        </message>
        <message>
            <source>Open the disk and choose the files again.</source>
            <translation>Ouvrez le disque et choisissez de nouveau les fichiers.</translation>
        </message>
        <message>
            <source>Open the small .vmdk file that describes the disk.</source>
            <translation>Ouvrez le petit fichier .vmdk qui décrit le disque.</translation>
        </message>
        <message>
            <source>Other users can write to {0}, so what it holds cannot be trusted.</source>
            <translation>D’autres utilisateurs peuvent écrire dans {0} : on ne peut pas se fier à son contenu.</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>Éléments</translation>
        </message>
        <message>
            <source>Put it at {0}, or tell {1} where it is now: {2}</source>
            <translation>Placez-le en {0}, ou dites à {1} où il est maintenant : {2}</translation>
        </message>
        <message>
            <source>Put it at {0}.</source>
            <translation>Placez-le en {0}.</translation>
        </message>
        <message>
            <source>QEMU could not save or restore the appliance: the migration {0}.</source>
            <translation>QEMU n’a pas pu enregistrer ou restaurer l’appliance : migration {0}.</translation>
        </message>
        <message>
            <source>QEMU did not answer {0} within {1} s.</source>
            <translation>QEMU n’a pas répondu en {1} s : {0}.</translation>
        </message>
        <message>
            <source>QEMU did not save or restore the appliance within {0} s.</source>
            <translation>QEMU n’a pas enregistré ou restauré l’appliance en {0} s.</translation>
        </message>
        <message>
            <source>QEMU did not start: {0}</source>
            <translation>QEMU n’a pas démarré : {0}</translation>
        </message>
        <message>
            <source>QEMU ended under KVM: {0}</source>
            <translation>QEMU s’est arrêté sous KVM : {0}</translation>
        </message>
        <message>
            <source>QEMU ended.</source>
            <translation>QEMU s’est arrêté.</translation>
        </message>
        <message>
            <source>QEMU refused {0}: {1}.</source>
            <translation>QEMU a refusé ({0}) : {1}.</translation>
        </message>
        <message>
            <source>QEMU's emulator for {0} is not installed.</source>
            <translation>L’émulateur de QEMU pour {0} n’est pas installé.</translation>
        </message>
        <message>
            <source>QEMU's monitor was lost during {0}: {1}.</source>
            <translation>La liaison avec le moniteur de QEMU a été perdue ({0}) : {1}.</translation>
        </message>
        <message>
            <source>Remove it: {0}</source>
            <translation>Supprimez-le : {0}</translation>
        </message>
        <message>
            <source>Run Guestscope there.</source>
            <translation>Lancez Guestscope là-bas.</translation>
        </message>
        <message>
            <source>Run scripts/setup first.</source>
            <translation>Lancez d’abord scripts/setup.</translation>
        </message>
        <message>
            <source>Run “guestscope doctor” to see what is missing.</source>
            <translation>Lancez « guestscope doctor » pour voir ce qui manque.</translation>
        </message>
        <message>
            <source>Run “guestscope doctor” to see what the host lacks.</source>
            <translation>Lancez « guestscope doctor » pour voir ce qui manque à cette machine.</translation>
        </message>
        <message>
            <source>SUPERMIN_KERNEL names {0}, which cannot be read: {1}.</source>
            <translation>SUPERMIN_KERNEL désigne {0}, qui ne peut pas être lu : {1}.</translation>
        </message>
        <message>
            <source>Saving an appliance failed before.</source>
            <translation>L’enregistrement d’une appliance a déjà échoué.</translation>
        </message>
        <message>
            <source>Say which it is: {0}. Choose raw if a guest could write to it directly.</source>
            <translation>Indiquez ce que c’est : {0}. Choisissez raw si un invité a pu y écrire directement.</translation>
        </message>
        <message>
            <source>See to it that you may write there.</source>
            <translation>Veillez à avoir le droit d’y écrire.</translation>
        </message>
        <message>
            <source>See whether its daemon runs.</source>
            <translation>Vérifiez que son démon fonctionne.</translation>
        </message>
        <message>
            <source>Start its daemon, or name another URI with -c.</source>
            <translation>Démarrez son démon, ou indiquez un autre URI avec -c.</translation>
        </message>
        <message>
            <source>Switch on virtualisation in the machine's firmware.</source>
            <translation>Activez la virtualisation dans le micrologiciel de la machine.</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>Modèle</translation>
        </message>
        <message>
            <source>The appliance could not be saved to {0}: {1}.</source>
            <translation>L’appliance n’a pas pu être enregistrée dans {0} : {1}.</translation>
        </message>
        <message>
            <source>The appliance could not be started: {0}.</source>
            <translation>L’appliance n’a pas pu être démarrée : {0}.</translation>
        </message>
        <message>
            <source>The appliance could not be warmed: {0}</source>
            <translation>L’appliance n’a pas pu être préparée : {0}</translation>
        </message>
        <message>
            <source>The appliance could not be written to {0}: {1}.</source>
            <translation>L’appliance n’a pas pu être écrite dans {0} : {1}.</translation>
        </message>
        <message>
            <source>The appliance did not find a disk that was plugged in.</source>
            <translation>L’appliance n’a pas trouvé un disque qui a été branché.</translation>
        </message>
        <message>
            <source>The appliance ended before its daemon was ready.</source>
            <translation>L’appliance s’est arrêtée avant que son démon soit prêt.</translation>
        </message>
        <message>
            <source>The appliance sent invalid data: {0}.</source>
            <translation>L’appliance a envoyé des données non valides : {0}.</translation>
        </message>
        <message>
            <source>The appliance that was saved in {0} is gone.</source>
            <translation>L’appliance enregistrée dans {0} a disparu.</translation>
        </message>
        <message>
            <source>The appliance's kernel log could not be read.</source>
            <translation>Le journal du noyau de l’appliance n’a pas pu être lu.</translation>
        </message>
        <message>
            <source>The appliance's parts are in {0}.</source>
            <translation>Les éléments de l’appliance sont dans {0}.</translation>
        </message>
        <message>
            <source>The appliance's parts in {0} cannot be read: {1}.</source>
            <translation>Les éléments de l’appliance dans {0} ne peuvent pas être lus : {1}.</translation>
        </message>
        <message>
            <source>The audit log was cleared.</source>
            <translation>Le journal d’audit a été effacé.</translation>
        </message>
        <message>
            <source>The cache folder {0} cannot be used: {1}.</source>
            <translation>Le dossier de cache {0} ne peut pas être utilisé : {1}.</translation>
        </message>
        <message>
            <source>The cache folder {0} cannot be written to: {1}.</source>
            <translation>Impossible d’écrire dans le dossier de cache {0} : {1}.</translation>
        </message>
        <message>
            <source>The command “guestscope” is not installed.</source>
            <translation>La commande « guestscope » n’est pas installée.</translation>
        </message>
        <message>
            <source>The connection was lost.</source>
            <translation>La connexion a été perdue.</translation>
        </message>
        <message>
            <source>The content of this file is in a cloud, from where Windows fetches it. It is not on this disk.</source>
            <translation>Le contenu de ce fichier est dans un nuage, d’où Windows le récupère. Il n’est pas sur ce disque.</translation>
        </message>
        <message>
            <source>The content of this file was moved to another storage, and is not on this disk.</source>
            <translation>Le contenu de ce fichier a été déplacé vers un autre stockage et n’est pas sur ce disque.</translation>
        </message>
        <message>
            <source>The destination is gone</source>
            <translation>La destination a disparu</translation>
        </message>
        <message>
            <source>The disk is larger than a qcow2 image with clusters of this size can be.</source>
            <translation>Le disque est plus grand que ne peut l’être une image qcow2 avec des grappes de cette taille.</translation>
        </message>
        <message>
            <source>The disk that the system calls {0} is not there.</source>
            <translation>Le disque que le système appelle {0} n’est pas là.</translation>
        </message>
        <message>
            <source>The disk {0} is of the kind {1}: only files and block devices of this machine can be opened.</source>
            <translation>Le disque {0} est du genre {1} : seuls les fichiers et les périphériques de bloc de cette machine peuvent être ouverts.</translation>
        </message>
        <message>
            <source>The disk {0} names no file of this machine.</source>
            <translation>Le disque {0} ne désigne aucun fichier de cette machine.</translation>
        </message>
        <message>
            <source>The disk {0} needs a secret that only libvirt knows.</source>
            <translation>Le disque {0} a besoin d’un secret que seul libvirt connaît.</translation>
        </message>
        <message>
            <source>The disks of libvirt's domains at {0} lie on another machine.</source>
            <translation>Les disques des machines de libvirt sur {0} sont sur une autre machine.</translation>
        </message>
        <message>
            <source>The domain has more than {0} disks.</source>
            <translation>La machine a plus de {0} disques.</translation>
        </message>
        <message>
            <source>The domain's description declares a document type, which libvirt's never do.</source>
            <translation>La description de la machine déclare un type de document, ce que libvirt ne fait jamais.</translation>
        </message>
        <message>
            <source>The domain's description is nested too deeply to be one.</source>
            <translation>La description de la machine est trop profondément imbriquée pour en être une.</translation>
        </message>
        <message>
            <source>The domain's description is not valid XML: {0}.</source>
            <translation>La description de la machine n’est pas du XML valide : {0}.</translation>
        </message>
        <message>
            <source>The domain's description is too long to be one.</source>
            <translation>La description de la machine est trop longue pour en être une.</translation>
        </message>
        <message>
            <source>The event log was started.</source>
            <translation>Le journal d’événements a été démarré.</translation>
        </message>
        <message>
            <source>The event log was stopped.</source>
            <translation>Le journal d’événements a été arrêté.</translation>
        </message>
        <message>
            <source>The file system of {0} has errors: it needs to be checked.</source>
            <translation>Le système de fichiers de {0} a des erreurs : il faut le vérifier.</translation>
        </message>
        <message>
            <source>The file system of {0} was not unmounted.</source>
            <translation>Le système de fichiers de {0} n’a pas été démonté.</translation>
        </message>
        <message>
            <source>The folder {0} is gone.</source>
            <translation>Le dossier {0} a disparu.</translation>
        </message>
        <message>
            <source>The free space of {0} cannot be read: {1}.</source>
            <translation>L’espace libre de {0} ne peut pas être lu : {1}.</translation>
        </message>
        <message>
            <source>The guest's kernel stayed silent under KVM for {0} s.</source>
            <translation>Le noyau de l’invité est resté muet sous KVM pendant {0} s.</translation>
        </message>
        <message>
            <source>The kernel confines QEMU (Landlock version {0}).</source>
            <translation>Le noyau confine QEMU (version {0} de Landlock).</translation>
        </message>
        <message>
            <source>The kernel does not say how much memory is free.</source>
            <translation>Le noyau ne dit pas combien de mémoire est libre.</translation>
        </message>
        <message>
            <source>The kernel {0} lacks {1} in {2}.</source>
            <translation>Il manque au noyau {0}, dans {2} : {1}.</translation>
        </message>
        <message>
            <source>The name of the backing file is too long for a qcow2 image.</source>
            <translation>Le nom du fichier de base est trop long pour une image qcow2.</translation>
        </message>
        <message>
            <source>The operating system is not where it was on this disk.</source>
            <translation>Le système d’exploitation n’est plus là où il était sur ce disque.</translation>
        </message>
        <message>
            <source>The parts that the appliance is made of are not installed.</source>
            <translation>Les éléments dont l’appliance est faite ne sont pas installés.</translation>
        </message>
        <message>
            <source>The previous shutdown was unexpected.</source>
            <translation>L’arrêt précédent était inattendu.</translation>
        </message>
        <message>
            <source>The saved appliance in {0} is not used: {1}</source>
            <translation>L’appliance enregistrée dans {0} n’est pas utilisée : {1}</translation>
        </message>
        <message>
            <source>The saved appliance is not used: {0}</source>
            <translation>L’appliance enregistrée n’est pas utilisée : {0}</translation>
        </message>
        <message>
            <source>The session was closed.</source>
            <translation>La session a été fermée.</translation>
        </message>
        <message>
            <source>The system goes to sleep.</source>
            <translation>Le système se met en veille.</translation>
        </message>
        <message>
            <source>The system has been up for some time.</source>
            <translation>Le système est en marche depuis un certain temps.</translation>
        </message>
        <message>
            <source>The system is hibernated: its memory is in {0}.</source>
            <translation>Le système est en veille prolongée : sa mémoire est dans {0}.</translation>
        </message>
        <message>
            <source>The system is shutting down.</source>
            <translation>Le système s’arrête.</translation>
        </message>
        <message>
            <source>The system restarted without a clean shutdown before.</source>
            <translation>Le système a redémarré sans s’être d’abord arrêté correctement.</translation>
        </message>
        <message>
            <source>The system started.</source>
            <translation>Le système a démarré.</translation>
        </message>
        <message>
            <source>The system was not shut down in order, or its disk was copied while it ran.</source>
            <translation>Le système n’a pas été arrêté correctement, ou son disque a été copié pendant qu’il tournait.</translation>
        </message>
        <message>
            <source>The {0} {1} lacks {2} of its disks.</source>
            <translation>{0} {1} : disques manquants : {2}.</translation>
        </message>
        <message>
            <source>There are more starters like {0} than are shown.</source>
            <translation>Il y a plus de lanceurs comme {0} qu’il n’en est affiché.</translation>
        </message>
        <message>
            <source>There can be no saved appliance: {0}</source>
            <translation>Il ne peut y avoir d’appliance enregistrée : {0}</translation>
        </message>
        <message>
            <source>There is a kernel in /boot, but no initial RAM disk.</source>
            <translation>Il y a un noyau dans /boot, mais pas de disque mémoire initial.</translation>
        </message>
        <message>
            <source>There is more from {0} than is shown.</source>
            <translation>Il y a plus de {0} qu’il n’en est affiché.</translation>
        </message>
        <message>
            <source>There is no folder {0} to mount {1} on.</source>
            <translation>Il n’y a pas de dossier {0} où monter {1}.</translation>
        </message>
        <message>
            <source>There is no kernel in /boot.</source>
            <translation>Il n’y a pas de noyau dans /boot.</translation>
        </message>
        <message>
            <source>There is no {0}.</source>
            <translation>Il n’y a pas de {0}.</translation>
        </message>
        <message>
            <source>This could not be examined: {0}.</source>
            <translation>Cela n’a pas pu être examiné : {0}.</translation>
        </message>
        <message>
            <source>This could not be made sense of: {0}.</source>
            <translation>Cela n’a pas pu être compris : {0}.</translation>
        </message>
        <message>
            <source>This did not answer within {0} s.</source>
            <translation>Cela n’a pas répondu en {0} s.</translation>
        </message>
        <message>
            <source>This is no regular expression: {0}.</source>
            <translation>Ce n’est pas une expression régulière : {0}.</translation>
        </message>
        <message>
            <source>This kernel offers no Landlock: QEMU runs with its own sandbox only.</source>
            <translation>Ce noyau n’offre pas Landlock : QEMU ne tourne que dans son propre bac à sable.</translation>
        </message>
        <message>
            <source>This machine has no {0}: virtualisation is missing or switched off in its firmware.</source>
            <translation>Cette machine n’a pas de {0} : la virtualisation manque ou est désactivée dans son micrologiciel.</translation>
        </message>
        <message>
            <source>This regular expression takes too long. Make it simpler.</source>
            <translation>Cette expression régulière prend trop de temps. Simplifiez-la.</translation>
        </message>
        <message>
            <source>Try again.</source>
            <translation>Essayez de nouveau.</translation>
        </message>
        <message>
            <source>Unpack it first: {0}</source>
            <translation>Décompressez-le d’abord : {0}</translation>
        </message>
        <message>
            <source>Unpack one of your own: {0}</source>
            <translation>Décompressez-en un pour vous : {0}</translation>
        </message>
        <message>
            <source>Unset the variable, or name a QEMU system emulator.</source>
            <translation>Supprimez la variable, ou désignez un émulateur de système de QEMU.</translation>
        </message>
        <message>
            <source>Unset the variable, or name a folder that does.</source>
            <translation>Supprimez la variable, ou désignez un dossier qui en contient.</translation>
        </message>
        <message>
            <source>Unset the variable, or name a kernel that you can read.</source>
            <translation>Supprimez la variable, ou désignez un noyau que vous pouvez lire.</translation>
        </message>
        <message>
            <source>Upgrade it if disks do not open.</source>
            <translation>Mettez-le à jour si des disques ne s’ouvrent pas.</translation>
        </message>
        <message>
            <source>What a search found came damaged.</source>
            <translation>Le résultat d’une recherche est arrivé endommagé.</translation>
        </message>
        <message>
            <source>Windows is hibernated, or was shut down for a fast start: changes may be lost.</source>
            <translation>Windows est en veille prolongée, ou a été arrêté pour un démarrage rapide : des modifications peuvent manquer.</translation>
        </message>
        <message>
            <source>Windows keeps the content of this file in an image (.wim). Take it out of that with wimextract.</source>
            <translation>Windows conserve le contenu de ce fichier dans une image (.wim). Sortez-le de celle-ci avec wimextract.</translation>
        </message>
        <message>
            <source>Windows keeps the content of this file in its store of data that many files share (Data Deduplication), which cannot be read here.</source>
            <translation>Windows conserve le contenu de ce fichier dans sa réserve de données communes à plusieurs fichiers (déduplication des données), qui ne peut pas être lue ici.</translation>
        </message>
        <message>
            <source>Windows keeps this file compressed, and what it keeps is damaged.</source>
            <translation>Windows conserve ce fichier compressé, et ce qu’il conserve est endommagé.</translation>
        </message>
        <message>
            <source>Windows keeps this file compressed, and wimlib reads such files. Install it: {0}</source>
            <translation>Windows conserve ce fichier compressé, et wimlib lit de tels fichiers. Pour l’installer : {0}</translation>
        </message>
        <message>
            <source>Windows keeps this in a way that is not known here (reparse tag {0}).</source>
            <translation>Windows conserve ceci d’une manière qui n’est pas connue ici (balise d’analyse {0}).</translation>
        </message>
        <message>
            <source>Windows started.</source>
            <translation>Windows a démarré.</translation>
        </message>
        <message>
            <source>Windows would check its file system at the next start.</source>
            <translation>Windows vérifierait son système de fichiers au prochain démarrage.</translation>
        </message>
        <message>
            <source>You have no permission to read {0}.</source>
            <translation>Vous n’avez pas le droit de lire {0}.</translation>
        </message>
        <message>
            <source>You may not use {0}.</source>
            <translation>Vous n’avez pas le droit d’utiliser {0}.</translation>
        </message>
        <message>
            <source>You may not write to {0}.</source>
            <translation>Vous n’avez pas le droit d’écrire dans {0}.</translation>
        </message>
        <message>
            <source>a boot sector</source>
            <translation>un secteur d’amorçage</translation>
        </message>
        <message>
            <source>a boot sector and a partition table</source>
            <translation>un secteur d’amorçage et une table de partitions</translation>
        </message>
        <message>
            <source>a boot sector and a partition table and an ISO 9660 file system</source>
            <translation>un secteur d’amorçage, une table de partitions et un système de fichiers ISO 9660</translation>
        </message>
        <message>
            <source>a boot sector and an ISO 9660 file system</source>
            <translation>un secteur d’amorçage et un système de fichiers ISO 9660</translation>
        </message>
        <message>
            <source>a character device</source>
            <translation>un périphérique de caractères</translation>
        </message>
        <message>
            <source>a day ago</source>
            <translation>il y a un jour</translation>
        </message>
        <message>
            <source>a disk could not be written: {0}</source>
            <translation>un disque n’a pas pu être écrit : {0}</translation>
        </message>
        <message>
            <source>a disk has at least {0} bytes, and this file has {1}</source>
            <translation>un disque a au moins {0} octets, et ce fichier en a {1}</translation>
        </message>
        <message>
            <source>a disk image</source>
            <translation>image de disque</translation>
        </message>
        <message>
            <source>a disk is shorter than what was written to it</source>
            <translation>un disque est plus court que ce qui y a été écrit</translation>
        </message>
        <message>
            <source>a file in it belongs to somebody else.</source>
            <translation>un fichier qui s’y trouve appartient à quelqu’un d’autre.</translation>
        </message>
        <message>
            <source>a folder</source>
            <translation>un dossier</translation>
        </message>
        <message>
            <source>a minute ago</source>
            <translation>il y a une minute</translation>
        </message>
        <message>
            <source>a month ago</source>
            <translation>il y a un mois</translation>
        </message>
        <message>
            <source>a number is cut off</source>
            <translation>un nombre est tronqué</translation>
        </message>
        <message>
            <source>a part of a disk</source>
            <translation>partie d’un disque</translation>
        </message>
        <message>
            <source>a partition table</source>
            <translation>une table de partitions</translation>
        </message>
        <message>
            <source>a partition table and an ISO 9660 file system</source>
            <translation>une table de partitions et un système de fichiers ISO 9660</translation>
        </message>
        <message>
            <source>a pipe</source>
            <translation>un tube</translation>
        </message>
        <message>
            <source>a record claims {0} bytes</source>
            <translation>un enregistrement prétend avoir {0} octets</translation>
        </message>
        <message>
            <source>a record is of no known kind</source>
            <translation>un enregistrement n’est d’aucun genre connu</translation>
        </message>
        <message>
            <source>a record lies outside its page</source>
            <translation>un enregistrement est hors de sa page</translation>
        </message>
        <message>
            <source>a second ago</source>
            <translation>il y a une seconde</translation>
        </message>
        <message>
            <source>a socket</source>
            <translation>une socket</translation>
        </message>
        <message>
            <source>a start</source>
            <translation>un démarrage</translation>
        </message>
        <message>
            <source>a value claims {0} bytes</source>
            <translation>une valeur prétend avoir {0} octets</translation>
        </message>
        <message>
            <source>a year ago</source>
            <translation>il y a un an</translation>
        </message>
        <message>
            <source>an ISO 9660 file system</source>
            <translation>un système de fichiers ISO 9660</translation>
        </message>
        <message>
            <source>an entry of its snapshot table is too large</source>
            <translation>une entrée de sa table des instantanés est trop grande</translation>
        </message>
        <message>
            <source>an extension of its header is longer than the header</source>
            <translation>une extension de son en-tête est plus longue que l’en-tête</translation>
        </message>
        <message>
            <source>an hour ago</source>
            <translation>il y a une heure</translation>
        </message>
        <message>
            <source>array</source>
            <translation>ensemble</translation>
        </message>
        <message>
            <source>array member</source>
            <translation>partie d’un ensemble</translation>
        </message>
        <message>
            <source>at boot</source>
            <translation>à l’amorçage</translation>
        </message>
        <message>
            <source>at log-in</source>
            <translation>à la connexion</translation>
        </message>
        <message>
            <source>at start</source>
            <translation>au démarrage</translation>
        </message>
        <message>
            <source>at the end of the start</source>
            <translation>à la fin du démarrage</translation>
        </message>
        <message>
            <source>at the next log-in</source>
            <translation>à la prochaine connexion</translation>
        </message>
        <message>
            <source>at {0}</source>
            <translation>à {0}</translation>
        </message>
        <message>
            <source>at {0} every {1}</source>
            <translation>à {0}, toutes les {1}</translation>
        </message>
        <message>
            <source>automatically</source>
            <translation>automatiquement</translation>
        </message>
        <message>
            <source>backing file name</source>
            <translation>nom du fichier de base</translation>
        </message>
        <message>
            <source>beginning</source>
            <translation>début</translation>
        </message>
        <message>
            <source>block map</source>
            <translation>carte des blocs</translation>
        </message>
        <message>
            <source>block table</source>
            <translation>table des blocs</translation>
        </message>
        <message>
            <source>both copies of its header are damaged</source>
            <translation>les deux copies de son en-tête sont endommagées</translation>
        </message>
        <message>
            <source>both copies of its region table are damaged</source>
            <translation>les deux copies de sa table des régions sont endommagées</translation>
        </message>
        <message>
            <source>content</source>
            <translation>contenu</translation>
        </message>
        <message>
            <source>daily</source>
            <translation>tous les jours</translation>
        </message>
        <message>
            <source>decrypted volume</source>
            <translation>volume déchiffré</translation>
        </message>
        <message>
            <source>delayed</source>
            <translation>en différé</translation>
        </message>
        <message>
            <source>description</source>
            <translation>description</translation>
        </message>
        <message>
            <source>disk</source>
            <translation>disque</translation>
        </message>
        <message>
            <source>dynamic volume</source>
            <translation>volume dynamique</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>chiffré</translation>
        </message>
        <message>
            <source>end</source>
            <translation>fin</translation>
        </message>
        <message>
            <source>every day</source>
            <translation>chaque jour</translation>
        </message>
        <message>
            <source>every day from {0}</source>
            <translation>chaque jour à partir du {0}</translation>
        </message>
        <message>
            <source>every month</source>
            <translation>chaque mois</translation>
        </message>
        <message>
            <source>every month from {0}</source>
            <translation>chaque mois à partir du {0}</translation>
        </message>
        <message>
            <source>every week</source>
            <translation>chaque semaine</translation>
        </message>
        <message>
            <source>every week from {0}</source>
            <translation>chaque semaine à partir du {0}</translation>
        </message>
        <message>
            <source>every {0}</source>
            <translation>toutes les {0}</translation>
        </message>
        <message>
            <source>every {0} days</source>
            <translation>tous les {0} jours</translation>
        </message>
        <message>
            <source>every {0} days from {1}</source>
            <translation>tous les {0} jours à partir du {1}</translation>
        </message>
        <message>
            <source>every {0} weeks</source>
            <translation>toutes les {0} semaines</translation>
        </message>
        <message>
            <source>every {0} weeks from {1}</source>
            <translation>toutes les {0} semaines à partir du {1}</translation>
        </message>
        <message>
            <source>file system</source>
            <translation>système de fichiers</translation>
        </message>
        <message>
            <source>grain directory</source>
            <translation>répertoire des grains</translation>
        </message>
        <message>
            <source>grep does not understand this expression. Mend it, or search for it as plain text.</source>
            <translation>grep ne comprend pas cette expression. Corrigez-la, ou cherchez-la comme texte simple.</translation>
        </message>
        <message>
            <source>header</source>
            <translation>en-tête</translation>
        </message>
        <message>
            <source>hourly</source>
            <translation>toutes les heures</translation>
        </message>
        <message>
            <source>it became shorter while it was read</source>
            <translation>il a raccourci pendant sa lecture</translation>
        </message>
        <message>
            <source>it cannot be read: {0}.</source>
            <translation>elle ne peut pas être lue : {0}.</translation>
        </message>
        <message>
            <source>it claims more snapshots than there can be</source>
            <translation>il prétend avoir plus d’instantanés qu’il ne peut y en avoir</translation>
        </message>
        <message>
            <source>it complains without end</source>
            <translation>les plaintes n’ont pas de fin</translation>
        </message>
        <message>
            <source>it does not say what system this is</source>
            <translation>il ne dit pas quel système c’est</translation>
        </message>
        <message>
            <source>it ends too early</source>
            <translation>cela se termine trop tôt</translation>
        </message>
        <message>
            <source>it gave no reason</source>
            <translation>sans donner de raison</translation>
        </message>
        <message>
            <source>it goes on behind its end</source>
            <translation>cela continue au-delà de la fin</translation>
        </message>
        <message>
            <source>it has more than {0} parts</source>
            <translation>il a plus de {0} parties</translation>
        </message>
        <message>
            <source>it has no block tables</source>
            <translation>il n’a pas de tables de blocs</translation>
        </message>
        <message>
            <source>it has no table of packages</source>
            <translation>il n’a pas de table de paquets</translation>
        </message>
        <message>
            <source>it holds more than {0} MiB</source>
            <translation>il contient plus de {0} Mio</translation>
        </message>
        <message>
            <source>it is a differencing image and needs its parent</source>
            <translation>c’est une image de différences, et il lui faut son image parente</translation>
        </message>
        <message>
            <source>it is a differencing image and needs its parent, {0}</source>
            <translation>c’est une image de différences, et il lui faut son image parente, {0}</translation>
        </message>
        <message>
            <source>it is a differencing image, the state of a machine since a checkpoint, and needs its parent</source>
            <translation>c’est une image de différences, l’état d’une machine depuis un point de contrôle, et il lui faut son image parente</translation>
        </message>
        <message>
            <source>it is a differencing image, the state of a machine since a snapshot, and needs its parent</source>
            <translation>c’est une image de différences, l’état d’une machine depuis un instantané, et il lui faut son image parente</translation>
        </message>
        <message>
            <source>it is built on another disk, but does not say which</source>
            <translation>il repose sur un autre disque, mais ne dit pas lequel</translation>
        </message>
        <message>
            <source>it is encrypted</source>
            <translation>il est chiffré</translation>
        </message>
        <message>
            <source>it is encrypted in a way that is not known</source>
            <translation>son chiffrement est d’un type inconnu</translation>
        </message>
        <message>
            <source>it is encrypted with the old AES scheme, which QEMU no longer opens in a machine</source>
            <translation>il est chiffré avec l’ancien procédé AES, que QEMU n’ouvre plus dans une machine</translation>
        </message>
        <message>
            <source>it is neither a dynamic nor a fixed image</source>
            <translation>ce n’est ni une image dynamique ni une image fixe</translation>
        </message>
        <message>
            <source>it is neither a fixed nor a dynamic image</source>
            <translation>ce n’est ni une image fixe ni une image dynamique</translation>
        </message>
        <message>
            <source>it is nested too deep</source>
            <translation>il est trop profondément imbriqué</translation>
        </message>
        <message>
            <source>it is not a folder</source>
            <translation>ce n’est pas un dossier</translation>
        </message>
        <message>
            <source>it is not a journal</source>
            <translation>ce n’est pas un journal</translation>
        </message>
        <message>
            <source>it is not a registry hive</source>
            <translation>ce n’est pas une ruche du registre</translation>
        </message>
        <message>
            <source>it is not an event log</source>
            <translation>ce n’est pas un journal d’événements</translation>
        </message>
        <message>
            <source>it is not the kind of file that the disk's description says</source>
            <translation>ce n’est pas le genre de fichier qu’indique la description du disque</translation>
        </message>
        <message>
            <source>it is only one part of a disk</source>
            <translation>ce n’est qu’une partie d’un disque</translation>
        </message>
        <message>
            <source>it is only one part of a split disk</source>
            <translation>ce n’est qu’une partie d’un disque découpé</translation>
        </message>
        <message>
            <source>it keeps its data in another file, but does not say which</source>
            <translation>il garde ses données dans un autre fichier, mais ne dit pas lequel</translation>
        </message>
        <message>
            <source>it needs a feature that is not known</source>
            <translation>il a besoin d’une fonction inconnue</translation>
        </message>
        <message>
            <source>it needs a feature that is not known ({0})</source>
            <translation>il a besoin d’une fonction inconnue ({0})</translation>
        </message>
        <message>
            <source>it points outside itself</source>
            <translation>il renvoie hors de lui-même</translation>
        </message>
        <message>
            <source>it points outside itself, to {0}</source>
            <translation>il renvoie hors de lui-même, à {0}</translation>
        </message>
        <message>
            <source>it stands for a physical disk</source>
            <translation>il représente un disque physique</translation>
        </message>
        <message>
            <source>it was made by another version.</source>
            <translation>elle a été créée par une autre version.</translation>
        </message>
        <message>
            <source>its L1 table is too large</source>
            <translation>sa table L1 est trop grande</translation>
        </message>
        <message>
            <source>its L1 table is too small for its virtual size</source>
            <translation>sa table L1 est trop petite pour sa taille virtuelle</translation>
        </message>
        <message>
            <source>its block size is not a possible one</source>
            <translation>sa taille de bloc est impossible</translation>
        </message>
        <message>
            <source>its block table is too small for its virtual size</source>
            <translation>sa table des blocs est trop petite pour sa taille virtuelle</translation>
        </message>
        <message>
            <source>its blocks have an unusual size, which QEMU does not read</source>
            <translation>ses blocs ont une taille inhabituelle, que QEMU ne lit pas</translation>
        </message>
        <message>
            <source>its cluster size is not a possible one</source>
            <translation>sa taille de grappe est impossible</translation>
        </message>
        <message>
            <source>its cluster size of 2^{0} bytes is outside 512 bytes to 2 MiB</source>
            <translation>sa taille de grappe de 2^{0} octets n’est pas entre 512 octets et 2 Mio</translation>
        </message>
        <message>
            <source>its description asks for other files, which a sparse disk does not have</source>
            <translation>sa description demande d’autres fichiers, qu’un disque creux n’a pas</translation>
        </message>
        <message>
            <source>its description is damaged</source>
            <translation>sa description est endommagée</translation>
        </message>
        <message>
            <source>its description is larger than any real one</source>
            <translation>sa description est plus grande que toutes celles qui existent</translation>
        </message>
        <message>
            <source>its description names no files</source>
            <translation>sa description ne nomme aucun fichier</translation>
        </message>
        <message>
            <source>its end is missing</source>
            <translation>la fin manque</translation>
        </message>
        <message>
            <source>its end is missing: it is cut short or damaged</source>
            <translation>la fin manque : il est tronqué ou endommagé</translation>
        </message>
        <message>
            <source>its footer is missing; it is cut short, or no VHD</source>
            <translation>son pied manque ; il est tronqué, ou n’est pas un VHD</translation>
        </message>
        <message>
            <source>its format is not known</source>
            <translation>son format est inconnu</translation>
        </message>
        <message>
            <source>its grain directory is larger than any real one</source>
            <translation>son répertoire des grains est plus grand que tous ceux qui existent</translation>
        </message>
        <message>
            <source>its grain size is not a possible one</source>
            <translation>sa taille de grain est impossible</translation>
        </message>
        <message>
            <source>its header contradicts itself</source>
            <translation>son en-tête se contredit</translation>
        </message>
        <message>
            <source>its header is damaged</source>
            <translation>l’en-tête est endommagé</translation>
        </message>
        <message>
            <source>its header names a file or a format twice</source>
            <translation>son en-tête nomme deux fois un fichier ou un format</translation>
        </message>
        <message>
            <source>its lists of entries are a loop</source>
            <translation>ses listes d’entrées forment une boucle</translation>
        </message>
        <message>
            <source>its lists of keys are nested in a loop</source>
            <translation>ses listes de clés forment une boucle</translation>
        </message>
        <message>
            <source>its manifest does not name all files.</source>
            <translation>son inventaire ne nomme pas tous les fichiers.</translation>
        </message>
        <message>
            <source>its metadata are damaged</source>
            <translation>ses métadonnées sont endommagées</translation>
        </message>
        <message>
            <source>its metadata are larger than any real ones</source>
            <translation>ses métadonnées sont plus grandes que toutes celles qui existent</translation>
        </message>
        <message>
            <source>its metadata contradict themselves</source>
            <translation>ses métadonnées se contredisent</translation>
        </message>
        <message>
            <source>its metadata lack what every image has</source>
            <translation>il manque à ses métadonnées ce que toute image a</translation>
        </message>
        <message>
            <source>its pages are a loop</source>
            <translation>ses pages forment une boucle</translation>
        </message>
        <message>
            <source>its pages have no size</source>
            <translation>ses pages n’ont pas de taille</translation>
        </message>
        <message>
            <source>its refcount table has an impossible size</source>
            <translation>sa table des compteurs de références a une taille impossible</translation>
        </message>
        <message>
            <source>its region table contradicts itself</source>
            <translation>sa table des régions se contredit</translation>
        </message>
        <message>
            <source>its region table is too long</source>
            <translation>sa table des régions est trop longue</translation>
        </message>
        <message>
            <source>its region table lacks what every image has</source>
            <translation>il manque à sa table des régions ce que toute image a</translation>
        </message>
        <message>
            <source>its size is not what the disk's description says</source>
            <translation>sa taille n’est pas celle qu’indique la description du disque</translation>
        </message>
        <message>
            <source>its tables are not where tables can be</source>
            <translation>ses tables ne sont pas là où des tables peuvent être</translation>
        </message>
        <message>
            <source>its trailer is missing; it is cut short, or no dmg</source>
            <translation>sa partie finale manque ; il est tronqué, ou n’est pas un dmg</translation>
        </message>
        <message>
            <source>its version is not known</source>
            <translation>sa version est inconnue</translation>
        </message>
        <message>
            <source>its version is {0}, and only 1, 2 and 3 are known</source>
            <translation>sa version est {0}, et seules 1, 2 et 3 sont connues</translation>
        </message>
        <message>
            <source>its version {0} is not known</source>
            <translation>sa version {0} est inconnue</translation>
        </message>
        <message>
            <source>its virtual size does not fit its block map</source>
            <translation>sa taille virtuelle ne correspond pas à sa carte des blocs</translation>
        </message>
        <message>
            <source>its virtual size does not fit its block table</source>
            <translation>sa taille virtuelle ne correspond pas à sa table des blocs</translation>
        </message>
        <message>
            <source>its virtual size is larger than any disk</source>
            <translation>sa taille virtuelle dépasse celle de tout disque</translation>
        </message>
        <message>
            <source>its virtual size is not a possible one</source>
            <translation>sa taille virtuelle est impossible</translation>
        </message>
        <message>
            <source>its {0} is larger than any real one</source>
            <translation>une partie ({0}) est plus grande que toute partie réelle</translation>
        </message>
        <message>
            <source>its {0} is not as it was saved.</source>
            <translation>une partie ({0}) n’est plus telle qu’enregistrée.</translation>
        </message>
        <message>
            <source>its {0} lies behind the end of the file, which is cut short or damaged</source>
            <translation>une partie ({0}) se trouve au-delà de la fin du fichier, qui est tronqué ou endommagé</translation>
        </message>
        <message>
            <source>libvirt at {0} cannot be reached: {1}.</source>
            <translation>libvirt sur {0} ne peut pas être joint : {1}.</translation>
        </message>
        <message>
            <source>libvirt at {0} knows no domain {1}.</source>
            <translation>libvirt sur {0} ne connaît pas de machine {1}.</translation>
        </message>
        <message>
            <source>libvirt did not answer within {0} s.</source>
            <translation>libvirt n’a pas répondu en {0} s.</translation>
        </message>
        <message>
            <source>libvirt does not describe the domain: {0}.</source>
            <translation>libvirt ne décrit pas la machine : {0}.</translation>
        </message>
        <message>
            <source>libvirt does not describe {0}: {1}.</source>
            <translation>libvirt ne décrit pas {0} : {1}.</translation>
        </message>
        <message>
            <source>libvirt's Python binding is not installed, so its machines are not listed.</source>
            <translation>La liaison Python de libvirt n’est pas installée : ses machines ne sont pas affichées.</translation>
        </message>
        <message>
            <source>libvirt's Python binding is not installed.</source>
            <translation>La liaison Python de libvirt n’est pas installée.</translation>
        </message>
        <message>
            <source>log</source>
            <translation>journal</translation>
        </message>
        <message>
            <source>logical volume</source>
            <translation>volume logique</translation>
        </message>
        <message>
            <source>mapped volume</source>
            <translation>volume mappé</translation>
        </message>
        <message>
            <source>metadata</source>
            <translation>métadonnées</translation>
        </message>
        <message>
            <source>monthly</source>
            <translation>tous les mois</translation>
        </message>
        <message>
            <source>not all could be written</source>
            <translation>tout n’a pas pu être écrit</translation>
        </message>
        <message>
            <source>nothing of it can be read</source>
            <translation>rien ne peut en être lu</translation>
        </message>
        <message>
            <source>now</source>
            <translation>à l’instant</translation>
        </message>
        <message>
            <source>on an event</source>
            <translation>sur un événement</translation>
        </message>
        <message>
            <source>on demand</source>
            <translation>à la demande</translation>
        </message>
        <message>
            <source>one of its parts cannot be read</source>
            <translation>une de ses parties ne peut pas être lue</translation>
        </message>
        <message>
            <source>one of its parts is of the kind {0}, which QEMU does not read</source>
            <translation>une de ses parties est du genre {0}, que QEMU ne lit pas</translation>
        </message>
        <message>
            <source>other</source>
            <translation>autre</translation>
        </message>
        <message>
            <source>page {0} is of no table</source>
            <translation>la page {0} n’est d’aucune table</translation>
        </message>
        <message>
            <source>partition</source>
            <translation>partition</translation>
        </message>
        <message>
            <source>partitions</source>
            <translation>partitions</translation>
        </message>
        <message>
            <source>physical volume</source>
            <translation>partie d’un groupe de volumes</translation>
        </message>
        <message>
            <source>refcount table</source>
            <translation>table des compteurs de références</translation>
        </message>
        <message>
            <source>region</source>
            <translation>région</translation>
        </message>
        <message>
            <source>region table</source>
            <translation>table des régions</translation>
        </message>
        <message>
            <source>run levels {0}</source>
            <translation>niveaux d’exécution {0}</translation>
        </message>
        <message>
            <source>snapshot table</source>
            <translation>table des instantanés</translation>
        </message>
        <message>
            <source>status {0}.</source>
            <translation>état {0}.</translation>
        </message>
        <message>
            <source>sudo usermod -aG {0} $USER, then log in again.</source>
            <translation>sudo usermod -aG {0} $USER, puis reconnectez-vous.</translation>
        </message>
        <message>
            <source>supermin could not build the appliance: {0}.</source>
            <translation>supermin n’a pas pu construire l’appliance : {0}.</translation>
        </message>
        <message>
            <source>supermin did not finish within {0} s.</source>
            <translation>supermin n’a pas terminé en {0} s.</translation>
        </message>
        <message>
            <source>supermin is not installed.</source>
            <translation>supermin n’est pas installé.</translation>
        </message>
        <message>
            <source>supermin, which makes an appliance of its parts, is not installed.</source>
            <translation>supermin, qui fait une appliance de ces éléments, n’est pas installé.</translation>
        </message>
        <message>
            <source>swap</source>
            <translation>échange</translation>
        </message>
        <message>
            <source>tar ended by itself</source>
            <translation>tar s’est arrêté de lui-même</translation>
        </message>
        <message>
            <source>the cell at {0} has a size of {1} bytes</source>
            <translation>la cellule à {0} a une taille de {1} octets</translation>
        </message>
        <message>
            <source>the checksum of its footer is wrong</source>
            <translation>la somme de contrôle de son pied est fausse</translation>
        </message>
        <message>
            <source>the event {0}</source>
            <translation>l’événement {0}</translation>
        </message>
        <message>
            <source>the file ended while it was copied</source>
            <translation>le fichier s’est terminé pendant sa copie</translation>
        </message>
        <message>
            <source>the greeting</source>
            <translation>le message d’accueil</translation>
        </message>
        <message>
            <source>the list of values at {0} is too short</source>
            <translation>la liste de valeurs à {0} est trop courte</translation>
        </message>
        <message>
            <source>the manifest is not a table</source>
            <translation>l’inventaire n’est pas un tableau</translation>
        </message>
        <message>
            <source>the name of its backing file does not lie in its header</source>
            <translation>le nom de son fichier de base n’est pas dans son en-tête</translation>
        </message>
        <message>
            <source>the name of its backing file has an impossible length</source>
            <translation>le nom de son fichier de base a une longueur impossible</translation>
        </message>
        <message>
            <source>the object at {0} is damaged</source>
            <translation>l’objet à {0} est endommagé</translation>
        </message>
        <message>
            <source>the parts of a value at {0} are not listed</source>
            <translation>les parties d’une valeur à {0} ne sont pas listées</translation>
        </message>
        <message>
            <source>the reader of event logs failed over it</source>
            <translation>le lecteur de journaux d’événements a échoué dessus</translation>
        </message>
        <message>
            <source>the rest of a record is missing</source>
            <translation>le reste d’un enregistrement manque</translation>
        </message>
        <message>
            <source>there is no entry at {0}</source>
            <translation>il n’y a pas d’entrée à {0}</translation>
        </message>
        <message>
            <source>there is no field at {0}</source>
            <translation>il n’y a pas de champ à {0}</translation>
        </message>
        <message>
            <source>there is no key at {0}</source>
            <translation>il n’y a pas de clé à {0}</translation>
        </message>
        <message>
            <source>there is no list of entries at {0}</source>
            <translation>il n’y a pas de liste d’entrées à {0}</translation>
        </message>
        <message>
            <source>there is no list of keys at {0}</source>
            <translation>il n’y a pas de liste de clés à {0}</translation>
        </message>
        <message>
            <source>there is no package at {0}</source>
            <translation>il n’y a pas de paquet à {0}</translation>
        </message>
        <message>
            <source>there is no slot at {0}</source>
            <translation>il n’y a pas d’emplacement à {0}</translation>
        </message>
        <message>
            <source>there is no value at {0}</source>
            <translation>il n’y a pas de valeur à {0}</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <source>weekly</source>
            <translation>toutes les semaines</translation>
        </message>
        <message>
            <source>when Windows' state changes</source>
            <translation>quand l’état de Windows change</translation>
        </message>
        <message>
            <source>when a session changes</source>
            <translation>au changement d’une session</translation>
        </message>
        <message>
            <source>when idle</source>
            <translation>en cas d’inactivité</translation>
        </message>
        <message>
            <source>when registered</source>
            <translation>à l’enregistrement</translation>
        </message>
        <message>
            <source>wimlib is not installed, so files that Windows keeps compressed cannot be read.</source>
            <translation>wimlib n’est pas installé ; les fichiers que Windows conserve compressés ne peuvent donc pas être lus.</translation>
        </message>
        <message>
            <source>with the system</source>
            <translation>avec le système</translation>
        </message>
        <message>
            <source>with this system's package manager: {0}</source>
            <translation>avec le gestionnaire de paquets de ce système : {0}</translation>
        </message>
        <message>
            <source>with {0}'s package manager: {1}</source>
            <translation>avec le gestionnaire de paquets de {0} : {1}</translation>
        </message>
        <message>
            <source>yearly</source>
            <translation>tous les ans</translation>
        </message>
        <message>
            <source>{0} Disks open without it, more slowly.</source>
            <translation>{0} Les disques s’ouvrent aussi sans cela, mais plus lentement.</translation>
        </message>
        <message>
            <source>{0} are free in {1}.</source>
            <translation>{0} sont libres dans {1}.</translation>
        </message>
        <message>
            <source>{0} are needed in {1}, where {2} are free.</source>
            <translation>Il faut {0} dans {1}, où {2} sont libres.</translation>
        </message>
        <message>
            <source>{0} begins like a {1} image, but holds {2} as well.</source>
            <translation>{0} commence comme une image {1}, mais contient aussi {2}.</translation>
        </message>
        <message>
            <source>{0} belongs to another user (uid {1}).</source>
            <translation>{0} appartient à un autre utilisateur (uid {1}).</translation>
        </message>
        <message>
            <source>{0} can be opened; the first launch will try it.</source>
            <translation>{0} peut être ouvert ; le premier lancement l’essaiera.</translation>
        </message>
        <message>
            <source>{0} can be read and has its modules.</source>
            <translation>{0} peut être lu et a ses modules.</translation>
        </message>
        <message>
            <source>{0} cannot be made: {1}.</source>
            <translation>{0} ne peut pas être créé : {1}.</translation>
        </message>
        <message>
            <source>{0} cannot be opened as {1}: {2}.</source>
            <translation>{0} ne peut pas être ouvert comme {1} : {2}.</translation>
        </message>
        <message>
            <source>{0} cannot be opened: too many files are open.</source>
            <translation>{0} ne peut pas être ouvert : trop de fichiers sont ouverts.</translation>
        </message>
        <message>
            <source>{0} cannot be opened: {1}.</source>
            <translation>{0} ne peut pas être ouvert : {1}.</translation>
        </message>
        <message>
            <source>{0} cannot be reached: {1}.</source>
            <translation>{0} ne peut pas être joint : {1}.</translation>
        </message>
        <message>
            <source>{0} cannot be read: {1}.</source>
            <translation>{0} ne peut pas être lu : {1}.</translation>
        </message>
        <message>
            <source>{0} cannot be searched.</source>
            <translation>La recherche n’est pas possible dans {0}.</translation>
        </message>
        <message>
            <source>{0} cannot be used: {1}.</source>
            <translation>{0} ne peut pas être utilisé : {1}.</translation>
        </message>
        <message>
            <source>{0} cannot be written to: {1}.</source>
            <translation>Impossible d’écrire dans {0} : {1}.</translation>
        </message>
        <message>
            <source>{0} changed while it was read.</source>
            <translation>{0} a changé pendant sa lecture.</translation>
        </message>
        <message>
            <source>{0} could not be changed: {1}.</source>
            <translation>{0} n’a pas pu être modifié : {1}.</translation>
        </message>
        <message>
            <source>{0} could not be mounted: {1}</source>
            <translation>{0} n’a pas pu être monté : {1}</translation>
        </message>
        <message>
            <source>{0} could not be plugged in: {1}</source>
            <translation>{0} n’a pas pu être branché : {1}</translation>
        </message>
        <message>
            <source>{0} could not be read: {1}.</source>
            <translation>{0} n’a pas pu être lu : {1}.</translation>
        </message>
        <message>
            <source>{0} could not be run: {1}.</source>
            <translation>{0} n’a pas pu être lancé : {1}.</translation>
        </message>
        <message>
            <source>{0} days ago</source>
            <translation>il y a {0} jours</translation>
        </message>
        <message>
            <source>{0} does not exist.</source>
            <translation>{0} n’existe pas.</translation>
        </message>
        <message>
            <source>{0} does not run: {1}.</source>
            <translation>{0} ne s’exécute pas : {1}.</translation>
        </message>
        <message>
            <source>{0} does not say that it is QEMU.</source>
            <translation>{0} ne se présente pas comme QEMU.</translation>
        </message>
        <message>
            <source>{0} does not say which format {1} has; it was decided by its content.</source>
            <translation>{0} ne dit pas quel est le format de {1} ; il a été déduit du contenu.</translation>
        </message>
        <message>
            <source>{0} gets no security updates since {1}.</source>
            <translation>{0} ne reçoit plus de mises à jour de sécurité depuis le {1}.</translation>
        </message>
        <message>
            <source>{0} gets security updates until {1}.</source>
            <translation>{0} reçoit des mises à jour de sécurité jusqu’au {1}.</translation>
        </message>
        <message>
            <source>{0} has less than {1} MiB free for a saved appliance.</source>
            <translation>{0} a moins de {1} Mio libres pour une appliance enregistrée.</translation>
        </message>
        <message>
            <source>{0} has less than {1} MiB free, which the appliance needs.</source>
            <translation>{0} a moins de {1} Mio libres, dont l’appliance a besoin.</translation>
        </message>
        <message>
            <source>{0} has more accounts than are shown.</source>
            <translation>{0} a plus de comptes qu’il n’en est affiché.</translation>
        </message>
        <message>
            <source>{0} has more entries than are shown.</source>
            <translation>{0} a plus d’entrées qu’il n’en est affiché.</translation>
        </message>
        <message>
            <source>{0} has no snapshot “{1}”.</source>
            <translation>{0} n’a pas d’instantané « {1} ».</translation>
        </message>
        <message>
            <source>{0} has {1} entries that make no sense.</source>
            <translation>{0} : entrées incompréhensibles : {1}.</translation>
        </message>
        <message>
            <source>{0} has {1} files that are no tasks.</source>
            <translation>{0} : fichiers qui ne sont pas des tâches : {1}.</translation>
        </message>
        <message>
            <source>{0} has {1} lines that make no sense.</source>
            <translation>{0} : lignes incompréhensibles : {1}.</translation>
        </message>
        <message>
            <source>{0} hours ago</source>
            <translation>il y a {0} heures</translation>
        </message>
        <message>
            <source>{0} is a symbolic link that leads back to itself.</source>
            <translation>{0} est un lien symbolique qui ramène à lui-même.</translation>
        </message>
        <message>
            <source>{0} is an archive that holds a disk, not a disk.</source>
            <translation>{0} est une archive qui contient un disque, pas un disque.</translation>
        </message>
        <message>
            <source>{0} is built on itself: its backing files form a loop.</source>
            <translation>{0} repose sur lui-même : ses fichiers de base forment une boucle.</translation>
        </message>
        <message>
            <source>{0} is built on more than {1} other images.</source>
            <translation>{0} repose sur plus de {1} autres images.</translation>
        </message>
        <message>
            <source>{0} is built on {1}, in another folder.</source>
            <translation>{0} repose sur {1}, dans un autre dossier.</translation>
        </message>
        <message>
            <source>{0} is built on {1}, named by a file whose format had to be guessed.</source>
            <translation>{0} repose sur {1}, d’après un fichier dont le format a dû être deviné.</translation>
        </message>
        <message>
            <source>{0} is built on “{1}”, which is not the name of a file.</source>
            <translation>{0} repose sur « {1} », qui n’est pas un nom de fichier.</translation>
        </message>
        <message>
            <source>{0} is compressed with {1}.</source>
            <translation>{0} est compressé avec {1}.</translation>
        </message>
        <message>
            <source>{0} is empty.</source>
            <translation>{0} est vide.</translation>
        </message>
        <message>
            <source>{0} is encrypted.</source>
            <translation>{0} est chiffré.</translation>
        </message>
        <message>
            <source>{0} is no URI of libvirt.</source>
            <translation>{0} n’est pas un URI de libvirt.</translation>
        </message>
        <message>
            <source>{0} is not a folder, so it cannot hold the cache.</source>
            <translation>{0} n’est pas un dossier et ne peut donc pas contenir le cache.</translation>
        </message>
        <message>
            <source>{0} is not a possible file name.</source>
            <translation>{0} n’est pas un nom de fichier possible.</translation>
        </message>
        <message>
            <source>{0} is not a {1} image, although its name says so: it does not begin like one.</source>
            <translation>{0} n’est pas une image {1}, bien que son nom le dise : il ne commence pas comme telle.</translation>
        </message>
        <message>
            <source>{0} is not a {1} image: it does not begin like one.</source>
            <translation>{0} n’est pas une image {1} : il ne commence pas comme telle.</translation>
        </message>
        <message>
            <source>{0} is not text that libvirt takes.</source>
            <translation>{0} n’est pas un texte que libvirt accepte.</translation>
        </message>
        <message>
            <source>{0} is spread over more than {1} files.</source>
            <translation>{0} est réparti sur plus de {1} fichiers.</translation>
        </message>
        <message>
            <source>{0} is spread over several files or encrypted and can only be read.</source>
            <translation>{0} est réparti sur plusieurs fichiers ou chiffré, et peut seulement être lu.</translation>
        </message>
        <message>
            <source>{0} is supermin {1}.</source>
            <translation>{0} est supermin {1}.</translation>
        </message>
        <message>
            <source>{0} is version {1}.</source>
            <translation>{0} est en version {1}.</translation>
        </message>
        <message>
            <source>{0} is version {1}; {2} is the oldest one tested.</source>
            <translation>{0} est en version {1} ; {2} est la plus ancienne qui ait été essayée.</translation>
        </message>
        <message>
            <source>{0} is yours alone.</source>
            <translation>{0} est à vous seul.</translation>
        </message>
        <message>
            <source>{0} is {1} full by its inodes.</source>
            <translation>{0} est plein à {1} en inodes.</translation>
        </message>
        <message>
            <source>{0} is {1} full.</source>
            <translation>{0} est plein à {1}.</translation>
        </message>
        <message>
            <source>{0} is {1}, not a disk image.</source>
            <translation>{0} est {1}, pas une image de disque.</translation>
        </message>
        <message>
            <source>{0} keeps a part in {1}, in another folder.</source>
            <translation>{0} garde une partie dans {1}, dans un autre dossier.</translation>
        </message>
        <message>
            <source>{0} keeps a part in {1}, named by a file whose format had to be guessed.</source>
            <translation>{0} garde une partie dans {1}, d’après un fichier dont le format a dû être deviné.</translation>
        </message>
        <message>
            <source>{0} keeps a part in “{1}”, which is not the name of a file.</source>
            <translation>{0} garde une partie dans « {1} », qui n’est pas un nom de fichier.</translation>
        </message>
        <message>
            <source>{0} keeps its data in {1}, in another folder.</source>
            <translation>{0} garde ses données dans {1}, dans un autre dossier.</translation>
        </message>
        <message>
            <source>{0} keeps its data in {1}, named by a file whose format had to be guessed.</source>
            <translation>{0} garde ses données dans {1}, d’après un fichier dont le format a dû être deviné.</translation>
        </message>
        <message>
            <source>{0} keeps its data in “{1}”, which is not the name of a file.</source>
            <translation>{0} garde ses données dans « {1} », qui n’est pas un nom de fichier.</translation>
        </message>
        <message>
            <source>{0} minutes ago</source>
            <translation>il y a {0} minutes</translation>
        </message>
        <message>
            <source>{0} months ago</source>
            <translation>il y a {0} mois</translation>
        </message>
        <message>
            <source>{0} of memory are available.</source>
            <translation>{0} de mémoire sont disponibles.</translation>
        </message>
        <message>
            <source>{0} says that its backing file has the format “{1}”, which cannot be opened.</source>
            <translation>{0} indique que son fichier de base a le format « {1} », qui ne peut pas être ouvert.</translation>
        </message>
        <message>
            <source>{0} seconds ago</source>
            <translation>il y a {0} secondes</translation>
        </message>
        <message>
            <source>{0} was changed after {1} was built on it.</source>
            <translation>{0} a été modifié après que {1} a été construit dessus.</translation>
        </message>
        <message>
            <source>{0} was not closed properly and can only be read.</source>
            <translation>{0} n’a pas été fermé correctement et peut seulement être lu.</translation>
        </message>
        <message>
            <source>{0} years ago</source>
            <translation>il y a {0} ans</translation>
        </message>
        <message>
            <source>{0}, where the cache folder would lie, belongs to another user (uid {1}).</source>
            <translation>{0}, où se trouverait le dossier de cache, appartient à un autre utilisateur (uid {1}).</translation>
        </message>
        <message>
            <source>{0}, which makes the appliance, could not be run: {1}.</source>
            <translation>{0}, qui fabrique l’appliance, n’a pas pu être lancé : {1}.</translation>
        </message>
        <message>
            <source>{0}, which {1} names, cannot be used: {2}.</source>
            <translation>{0}, désigné par {1}, ne peut pas être utilisé : {2}.</translation>
        </message>
        <message>
            <source>{0}, which {1} needs, is missing.</source>
            <translation>{0}, dont {1} a besoin, manque.</translation>
        </message>
        <message>
            <source>{0}-wal holds changes that are not shown.</source>
            <translation>{0}-wal contient des modifications qui ne sont pas affichées.</translation>
        </message>
        <message>
            <source>{0}: cancelled.</source>
            <translation>{0} : annulé.</translation>
        </message>
        <message>
            <source>{0}: no answer within {1} seconds.</source>
            <translation>{0} : pas de réponse en {1} secondes.</translation>
        </message>
        <message>
            <source>{0}: the appliance ended unexpectedly.</source>
            <translation>{0} : l’appliance s’est arrêtée de façon inattendue.</translation>
        </message>
        <message>
            <source>{0}: the appliance sent more than the {1} bytes that there may be.</source>
            <translation>{0} : l’appliance a envoyé plus que les {1} octets permis.</translation>
        </message>
        <message>
            <source>{0}: the appliance was ended.</source>
            <translation>{0} : l’appliance a été arrêtée.</translation>
        </message>
        <message>
            <source>{0}: {1}</source>
            <translation>{0} : {1}</translation>
        </message>
        <message>
            <source>{0}={1} is neither true nor false: use 1 or 0.</source>
            <translation>{0}={1} n’est ni vrai ni faux : utilisez 1 ou 0.</translation>
        </message>
        <message>
            <source>{0}={1} is not a number between {2} and {3}.</source>
            <translation>{0}={1} n’est pas un nombre entre {2} et {3}.</translation>
        </message>
        <message>
            <source>“guestscope appliance build” makes it now.</source>
            <translation>« guestscope appliance build » la crée maintenant.</translation>
        </message>
        <message>
            <source>“guestscope appliance build” tries again.</source>
            <translation>« guestscope appliance build » essaie de nouveau.</translation>
        </message>
        <message>
            <source>“guestscope doctor” says how to install it.</source>
            <translation>« guestscope doctor » dit comment l’installer.</translation>
        </message>
        <message>
            <source>“virsh list --all” names those that it knows.</source>
            <translation>« virsh list --all » nomme celles qu’il connaît.</translation>
        </message>
        <message>
            <source>“{0}” is no size. Write it as 100 MB or 2.5 GiB.</source>
            <translation>« {0} » n’est pas une taille. Écrivez-la comme 100 MB ou 2.5 GiB.</translation>
        </message>
        <message>
            <source>“{0}” is no time. Write it as 2024-03-01, 7 days or this year.</source>
            <translation>« {0} » n’est pas une date. Écrivez-la comme 2024-03-01, 7 days ou this year.</translation>
        </message>
        <message>
            <source>“{0}” is not a disk format that can be opened.</source>
            <translation>« {0} » n’est pas un format de disque qui puisse être ouvert.</translation>
        </message>
    </context>
    <context>
        <name>ShareModel</name>
        <message>
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nom</translation>
        </message>
        <message>
            <source>Share</source>
            <translation>Part</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
    </context>
    <context>
        <name>ShortcutsDialog</name>
        <message>
            <source>Action</source>
            <translation>Action</translation>
        </message>
        <message>
            <source>Go to a name</source>
            <translation>Aller à un nom</translation>
        </message>
        <message>
            <source>Go without selecting</source>
            <translation>Aller sans sélectionner</translation>
        </message>
        <message>
            <source>In a list of files</source>
            <translation>Dans une liste de fichiers</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Raccourcis clavier</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Touches</translation>
        </message>
        <message>
            <source>Keys and what they do</source>
            <translation>Touches et ce qu’elles font</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouvrir</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Aperçu</translation>
        </message>
        <message>
            <source>Search in the keys</source>
            <translation>Chercher dans les touches</translation>
        </message>
        <message>
            <source>Select several</source>
            <translation>Sélectionner plusieurs</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Monter</translation>
        </message>
        <message>
            <source>What it does</source>
            <translation>Effet</translation>
        </message>
        <message>
            <source>go to the folder above</source>
            <translation>aller au dossier parent</translation>
        </message>
        <message>
            <source>letters</source>
            <translation>lettres</translation>
        </message>
        <message>
            <source>look into the file</source>
            <translation>regarder dans le fichier</translation>
        </message>
        <message>
            <source>open the folder or the file</source>
            <translation>ouvrir le dossier ou le fichier</translation>
        </message>
        <message>
            <source>select from here on</source>
            <translation>sélectionner à partir d’ici</translation>
        </message>
        <message>
            <source>then select more with the space bar and Ctrl</source>
            <translation>puis en sélectionner d’autres avec espace et Ctrl</translation>
        </message>
        <message>
            <source>type how the name begins</source>
            <translation>taper le début du nom</translation>
        </message>
    </context>
    <context>
        <name>Sidebar</name>
        <message>
            <source>Close disk</source>
            <translation>Fermer le disque</translation>
        </message>
        <message>
            <source>Disks</source>
            <translation>Disques</translation>
        </message>
        <message>
            <source>Encrypted: a key opens it</source>
            <translation>Chiffré : une clé l’ouvre</translation>
        </message>
        <message>
            <source>Machines</source>
            <translation>Machines</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Ouverts</translation>
        </message>
        <message>
            <source>Open in a new window</source>
            <translation>Ouvrir dans une nouvelle fenêtre</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Récents</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>Actualiser</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>Retirer de la liste</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>verrouillé</translation>
        </message>
    </context>
    <context>
        <name>SourceLink</name>
        <message>
            <source>Show {0}</source>
            <translation>Afficher {0}</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Busy</source>
            <translation>Occupé</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>État</translation>
        </message>
        <message>
            <source>The disk changes while it is read, so what is shown may be inconsistent.</source>
            <translation>Le disque change pendant la lecture ; ce qui est affiché peut donc être incohérent.</translation>
        </message>
        <message>
            <source>The disk is opened so that nothing on it can change.</source>
            <translation>Le disque est ouvert de sorte que rien ne puisse y changer.</translation>
        </message>
        <message>
            <source>no acceleration</source>
            <translation>sans accélération</translation>
        </message>
        <message>
            <source>read-only</source>
            <translation>lecture seule</translation>
        </message>
        <message>
            <source>running, read at {0}</source>
            <translation>en marche, lu à {0}</translation>
        </message>
        <message>
            <source>waiting for the disk</source>
            <translation>attend le disque</translation>
        </message>
    </context>
    <context>
        <name>StoragePage</name>
        <message numerus="yes">
            <source>%n encrypted volume(s) can be read only with a key: {0}.</source>
            <translation>
                <numerusform>%n volume chiffré ne peut être lu qu’avec une clé : {0}.</numerusform>
                <numerusform>%n volumes chiffrés ne peuvent être lus qu’avec une clé : {0}.</numerusform>
            </translation>
        </message>
        <message>
            <source>Browse</source>
            <translation>Parcourir</translation>
        </message>
        <message>
            <source>Bytes…</source>
            <translation>Octets…</translation>
        </message>
        <message>
            <source>Look at the bytes of this volume, at any position</source>
            <translation>Regarder les octets de ce volume, à n’importe quelle position</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>Stockage</translation>
        </message>
        <message>
            <source>There is no disk.</source>
            <translation>Il n’y a pas de disque.</translation>
        </message>
        <message>
            <source>Unlock…</source>
            <translation>Déverrouiller…</translation>
        </message>
    </context>
    <context>
        <name>StoragePicture</name>
        <message>
            <source>Picture of {0}</source>
            <translation>Représentation de {0}</translation>
        </message>
        <message>
            <source>Volume group {0}</source>
            <translation>Groupe de volumes {0}</translation>
        </message>
        <message>
            <source>free</source>
            <translation>libre</translation>
        </message>
        <message>
            <source>{0}, {1} free</source>
            <translation>{0}, {1} libres</translation>
        </message>
    </context>
    <context>
        <name>Surroundings</name>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n élément</numerusform>
                <numerusform>%n éléments</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{0}, %n selected</source>
            <translation>
                <numerusform>{0}, %n sélectionné</numerusform>
                <numerusform>{0}, %n sélectionnés</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SystemPage</name>
        <message>
            <source>Saved as {0}.</source>
            <translation>Enregistré sous {0}.</translation>
        </message>
        <message>
            <source>This system</source>
            <translation>Ce système</translation>
        </message>
        <message>
            <source>{0} could not be written: {1}</source>
            <translation>{0} n’a pas pu être écrit : {1}</translation>
        </message>
    </context>
    <context>
        <name>TextView</name>
        <message>
            <source>Text of the file</source>
            <translation>Texte du fichier</translation>
        </message>
    </context>
    <context>
        <name>Treemap</name>
        <message>
            <source>Picture of the shares</source>
            <translation>Représentation des parts</translation>
        </message>
        <message>
            <source>{0}: {1}, {2}</source>
            <translation>{0} : {1}, {2}</translation>
        </message>
    </context>
    <context>
        <name>UnlockDialog</name>
        <message>
            <source>BitLocker makes trying a key slow: without acceleration it takes a minute or more.</source>
            <translation>Avec BitLocker, l’essai d’une clé est lent : sans accélération, il faut une minute ou plus.</translation>
        </message>
        <message>
            <source>Choose a startup key file…</source>
            <translation>Choisir un fichier de clé de démarrage…</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Clé</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Genre</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Étiquette</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Phrase secrète</translation>
        </message>
        <message>
            <source>Password, or recovery key of 8 × 6 digits</source>
            <translation>Mot de passe, ou clé de récupération de 8 × 6 chiffres</translation>
        </message>
        <message>
            <source>Passwords with letters beyond a to z may not be understood; the recovery key is.</source>
            <translation>Les mots de passe avec d’autres lettres que a à z peuvent ne pas être compris ; la clé de récupération l’est.</translation>
        </message>
        <message>
            <source>Show what is typed</source>
            <translation>Afficher la saisie</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>The file of BitLocker that Windows would read from a USB stick</source>
            <translation>Le fichier de BitLocker que Windows lirait sur une clé USB</translation>
        </message>
        <message numerus="yes">
            <source>The key is tried on all %n locked volume(s) of this machine.</source>
            <translation>
                <numerusform>La clé est essayée sur %n volume verrouillé de cette machine.</numerusform>
                <numerusform>La clé est essayée sur les %n volumes verrouillés de cette machine.</numerusform>
            </translation>
        </message>
        <message>
            <source>This key does not open the volume.</source>
            <translation>Cette clé n’ouvre pas le volume.</translation>
        </message>
        <message>
            <source>Trying the key</source>
            <translation>Essai de la clé</translation>
        </message>
        <message>
            <source>UUID</source>
            <translation>UUID</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>Déverrouiller</translation>
        </message>
        <message>
            <source>Unlock {0}</source>
            <translation>Déverrouiller {0}</translation>
        </message>
        <message>
            <source>{0} is encrypted</source>
            <translation>{0} est chiffré</translation>
        </message>
    </context>
    <context>
        <name>Unlocking</name>
        <message>
            <source>This file is no startup key.</source>
            <translation>Ce fichier n’est pas une clé de démarrage.</translation>
        </message>
    </context>
    <context>
        <name>Usage</name>
        <message numerus="yes">
            <source>%n smaller file(s)</source>
            <translation>
                <numerusform>%n fichier plus petit</numerusform>
                <numerusform>%n fichiers plus petits</numerusform>
            </translation>
        </message>
        <message>
            <source>the folder itself</source>
            <translation>le dossier lui-même</translation>
        </message>
        <message>
            <source>{0} %</source>
            <translation>{0} %</translation>
        </message>
        <message>
            <source>{0} (other file system)</source>
            <translation>{0} (autre système de fichiers)</translation>
        </message>
    </context>
    <context>
        <name>UsagePage</name>
        <message numerus="yes">
            <source>%n could not be read</source>
            <translation>
                <numerusform>%n n’a pas pu être lu</numerusform>
                <numerusform>%n n’ont pas pu être lus</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n fichier</numerusform>
                <numerusform>%n fichiers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n folder(s)</source>
            <translation>
                <numerusform>%n dossier</numerusform>
                <numerusform>%n dossiers</numerusform>
            </translation>
        </message>
        <message>
            <source>Count again</source>
            <translation>Recompter</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exporter…</translation>
        </message>
        <message>
            <source>Length of files</source>
            <translation>Longueur des fichiers</translation>
        </message>
        <message>
            <source>Nothing was counted yet. Choose a folder in Files, and then “Disk usage”.</source>
            <translation>Rien n’a encore été compté. Choisissez un dossier dans « Fichiers », puis « Occupation du disque ».</translation>
        </message>
        <message>
            <source>Saved as {0}.</source>
            <translation>Enregistré sous {0}.</translation>
        </message>
        <message>
            <source>Shares</source>
            <translation>Parts</translation>
        </message>
        <message>
            <source>Show in files</source>
            <translation>Afficher dans les fichiers</translation>
        </message>
        <message>
            <source>Size on disk</source>
            <translation>Taille sur le disque</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Arrêter</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>Monter</translation>
        </message>
        <message>
            <source>What is compared</source>
            <translation>Ce qui est comparé</translation>
        </message>
        <message>
            <source>counting {0}</source>
            <translation>comptage de {0}</translation>
        </message>
        <message>
            <source>stopped before the end</source>
            <translation>arrêté avant la fin</translation>
        </message>
        <message>
            <source>{0} could not be counted: {1}</source>
            <translation>{0} n’a pas pu être compté : {1}</translation>
        </message>
        <message>
            <source>{0} could not be written: {1}</source>
            <translation>{0} n’a pas pu être écrit : {1}</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} sur {1}</translation>
        </message>
    </context>
    <context>
        <name>VolumeTable</name>
        <message>
            <source>Content</source>
            <translation>Contenu</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Étiquette</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Taille</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>UUID</source>
            <translation>UUID</translation>
        </message>
        <message>
            <source>Used</source>
            <translation>Utilisé</translation>
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
            <translation>instantané</translation>
        </message>
        <message>
            <source>subvolume</source>
            <translation>sous-volume</translation>
        </message>
    </context>
    <context>
        <name>Volumes</name>
        <message>
            <source>It belongs to a dynamic disk of Windows. The volumes of such disks are listed by themselves; one that is missing may need a further disk of the machine.</source>
            <translation>Elle appartient à un disque dynamique de Windows. Les volumes de ces disques sont listés à part ; s’il en manque un, il lui faut peut-être un autre disque de la machine.</translation>
        </message>
        <message>
            <source>It cannot be read without disks that are not open here, or that are of another time: {0}. Open all disks of the machine together.</source>
            <translation>Il ne peut pas être lu sans des disques qui ne sont pas ouverts ici, ou qui datent d’un autre moment : {0}. Ouvrez ensemble tous les disques de la machine.</translation>
        </message>
        <message>
            <source>It could not be mounted: {0}</source>
            <translation>Il n’a pas pu être monté : {0}</translation>
        </message>
        <message>
            <source>It gives its space to a volume group of LVM.</source>
            <translation>Il donne sa place à un groupe de volumes LVM.</translation>
        </message>
        <message>
            <source>It held memory that a running system moved out. It has no files.</source>
            <translation>Il contenait la mémoire déplacée par un système en marche. Il n’a pas de fichiers.</translation>
        </message>
        <message>
            <source>It holds something that is no file system.</source>
            <translation>Il contient quelque chose qui n’est pas un système de fichiers.</translation>
        </message>
        <message>
            <source>It is a file system and can be browsed.</source>
            <translation>C’est un système de fichiers, que l’on peut parcourir.</translation>
        </message>
        <message>
            <source>It is a member of an array, which joins several disks.</source>
            <translation>Il est membre d’un ensemble qui réunit plusieurs disques.</translation>
        </message>
        <message>
            <source>It is divided into partitions.</source>
            <translation>Il est divisé en partitions.</translation>
        </message>
        <message>
            <source>It is encrypted, and unlocked: what it holds is beneath it.</source>
            <translation>Il est chiffré et déverrouillé : son contenu est au-dessous.</translation>
        </message>
        <message>
            <source>It is encrypted. With its key it can be unlocked and read.</source>
            <translation>Il est chiffré. Avec sa clé, il peut être déverrouillé et lu.</translation>
        </message>
        <message>
            <source>It lacks disks that are not open here, or that are of another time: {0}. What is left of it is read.</source>
            <translation>Il lui manque des disques qui ne sont pas ouverts ici, ou qui datent d’un autre moment : {0}. Ce qui en reste est lu.</translation>
        </message>
        <message>
            <source>It was in use and not closed in order. It is read as it would be after a check; the disk itself stays as it is.</source>
            <translation>Il était utilisé et n’a pas été fermé correctement. Il est lu comme il serait après une vérification ; le disque lui-même reste tel quel.</translation>
        </message>
        <message>
            <source>Its system noted damage. What can be read is shown.</source>
            <translation>Son système a noté des dégâts. Ce qui peut être lu est affiché.</translation>
        </message>
        <message>
            <source>Nothing that is known was found on it: it may be empty, or in a format of its own.</source>
            <translation>Rien de connu n’y a été trouvé : il peut être vide, ou dans un format à lui.</translation>
        </message>
        <message numerus="yes">
            <source>This array lacks %n disk(s). What is left of it is read.</source>
            <translation>
                <numerusform>Il manque %n disque à cet ensemble. Ce qui en reste est lu.</numerusform>
                <numerusform>Il manque %n disques à cet ensemble. Ce qui en reste est lu.</numerusform>
            </translation>
        </message>
        <message>
            <source>Windows sleeps on it, or starts fast from it. It is only read, and what Windows wrote last may be missing.</source>
            <translation>Windows y est en veille, ou en démarre rapidement. Il est seulement lu, et ce que Windows a écrit en dernier peut manquer.</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>chiffré</translation>
        </message>
        <message>
            <source>file system</source>
            <translation>système de fichiers</translation>
        </message>
        <message>
            <source>incomplete</source>
            <translation>incomplet</translation>
        </message>
        <message>
            <source>other</source>
            <translation>autre</translation>
        </message>
        <message>
            <source>part of a dynamic disk</source>
            <translation>partie d’un disque dynamique</translation>
        </message>
        <message>
            <source>part of a volume group</source>
            <translation>partie d’un groupe de volumes</translation>
        </message>
        <message>
            <source>part of an array</source>
            <translation>partie d’un ensemble</translation>
        </message>
        <message>
            <source>partitions</source>
            <translation>partitions</translation>
        </message>
        <message>
            <source>swap</source>
            <translation>échange</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>inconnu</translation>
        </message>
    </context>
    <context>
        <name>WelcomePage</name>
        <message>
            <source>Machines</source>
            <translation>Machines</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Récents</translation>
        </message>
        <message>
            <source>Welcome</source>
            <translation>Bienvenue</translation>
        </message>
    </context>
    <context>
        <name>_Abilities</name>
        <message>
            <source>Browse, search and preview the files of any system, and drag them out.</source>
            <translation>Parcourir, chercher et prévisualiser les fichiers de tout système, et les faire glisser dehors.</translation>
        </message>
        <message>
            <source>Look around in a demo disk</source>
            <translation>Explorer un disque de démonstration</translation>
        </message>
        <message>
            <source>Making the demo disk</source>
            <translation>Création du disque de démonstration</translation>
        </message>
        <message>
            <source>Making the demo disk…</source>
            <translation>Création du disque de démonstration…</translation>
        </message>
        <message>
            <source>Nothing is started and nothing is changed. Hostile disks harm nobody.</source>
            <translation>Rien n’est démarré et rien n’est modifié. Les disques hostiles ne nuisent à personne.</translation>
        </message>
        <message>
            <source>See its software, users, services and logs, and what may be wrong.</source>
            <translation>Voir ses logiciels, utilisateurs, services et journaux, et ce qui pourrait ne pas aller.</translation>
        </message>
        <message>
            <source>Understand partitions, LVM, RAID and encryption at a glance.</source>
            <translation>Comprendre d’un coup d’œil partitions, LVM, RAID et chiffrement.</translation>
        </message>
    </context>
    <context>
        <name>_CrumbRow</name>
        <message>
            <source>Folders above</source>
            <translation>Dossiers parents</translation>
        </message>
        <message>
            <source>Other systems and volumes</source>
            <translation>Autres systèmes et volumes</translation>
        </message>
        <message>
            <source>Systems and volumes</source>
            <translation>Systèmes et volumes</translation>
        </message>
    </context>
    <context>
        <name>_DropTarget</name>
        <message>
            <source>Browse the files of a virtual machine without starting it, see which system is inside, and copy out what you need. The disk is never changed.</source>
            <translation>Parcourez les fichiers d’une machine virtuelle sans la démarrer, voyez quel système elle contient et copiez-en ce qu’il vous faut. Le disque n’est jamais modifié.</translation>
        </message>
        <message>
            <source>Drop a disk here</source>
            <translation>Déposez un disque ici</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Ouvrir…</translation>
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
            <translation>Fiches lues</translation>
        </message>
        <message>
            <source>Stop reading</source>
            <translation>Arrêter la lecture</translation>
        </message>
    </context>
    <context>
        <name>_StatePage</name>
        <message>
            <source>Busy</source>
            <translation>Occupé</translation>
        </message>
        <message>
            <source>Read it</source>
            <translation>La lire</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Lecture…</translation>
        </message>
        <message>
            <source>This could not be read.</source>
            <translation>Ceci n’a pas pu être lu.</translation>
        </message>
        <message>
            <source>This was not read, since reading was cancelled.</source>
            <translation>Ceci n’a pas été lu, car la lecture a été annulée.</translation>
        </message>
        <message>
            <source>Waiting for its turn…</source>
            <translation>Attend son tour…</translation>
        </message>
    </context>
</TS>
