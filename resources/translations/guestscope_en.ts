<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>DetailsPane</name>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n item</numerusform>
                <numerusform>%n items</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExtractDialog</name>
        <message numerus="yes">
            <source>Extract %n item(s)</source>
            <translation>
                <numerusform>Extract %n item</numerusform>
                <numerusform>Extract %n items</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Extracting</name>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n item</numerusform>
                <numerusform>%n items</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Formats</name>
        <message numerus="yes">
            <source>%n day(s) ago</source>
            <translation>
                <numerusform>%n day ago</numerusform>
                <numerusform>%n days ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hour(s) ago</source>
            <translation>
                <numerusform>%n hour ago</numerusform>
                <numerusform>%n hours ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s) ago</source>
            <translation>
                <numerusform>%n minute ago</numerusform>
                <numerusform>%n minutes ago</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JobRow</name>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out</source>
            <translation>
                <numerusform>%n left out</numerusform>
                <numerusform>%n left out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not the same</source>
            <translation>
                <numerusform>%n not the same</numerusform>
                <numerusform>%n not the same</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>comparing: %n of {0} file(s)</source>
            <translation>
                <numerusform>comparing: %n of {0} file</numerusform>
                <numerusform>comparing: %n of {0} files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>counting: %n file(s)</source>
            <translation>
                <numerusform>counting: %n file</numerusform>
                <numerusform>counting: %n files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JobsBar</name>
        <message numerus="yes">
            <source>%n transfer(s)</source>
            <translation>
                <numerusform>%n transfer</numerusform>
                <numerusform>%n transfers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Messages</name>
        <message numerus="yes">
            <source>%n transfer(s) have not finished.</source>
            <translation>
                <numerusform>%n transfer have not finished.</numerusform>
                <numerusform>%n transfers have not finished.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Do these %n disks belong to one machine?</source>
            <translation>
                <numerusform>Do these %n disks belong to one machine?</numerusform>
                <numerusform>Do these %n disks belong to one machine?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Do this for %n other(s) too</source>
            <translation>
                <numerusform>Do this for %n other too</numerusform>
                <numerusform>Do this for %n others too</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n item</numerusform>
                <numerusform>%n items</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s); listing more takes too much memory.</source>
            <translation>
                <numerusform>%n item; listing more takes too much memory.</numerusform>
                <numerusform>%n items; listing more takes too much memory.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s); the archive is damaged behind them.</source>
            <translation>
                <numerusform>%n item; the archive is damaged behind them.</numerusform>
                <numerusform>%n items; the archive is damaged behind them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>A folder with %n item(s). Open it to see what is in it.</source>
            <translation>
                <numerusform>A folder with %n item. Open it to see what is in it.</numerusform>
                <numerusform>A folder with %n items. Open it to see what is in it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first %n item(s); there are more.</source>
            <translation>
                <numerusform>The first %n item; there are more.</numerusform>
                <numerusform>The first %n items; there are more.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The first %n of {0} items.</source>
            <translation>
                <numerusform>The first %n of {0} items.</numerusform>
                <numerusform>The first %n of {0} items.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ProblemList</name>
        <message numerus="yes">
            <source>Show %n more</source>
            <translation>
                <numerusform>Show %n more</numerusform>
                <numerusform>Show %n more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PropertiesDialog</name>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n folder(s)</source>
            <translation>
                <numerusform>%n folder</numerusform>
                <numerusform>%n folders</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n item</numerusform>
                <numerusform>%n items</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecordPane</name>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n row</numerusform>
                <numerusform>%n rows</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RegistryPage</name>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>%n found</numerusform>
                <numerusform>%n found</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message numerus="yes">
            <source>%n file(s) are not the same as there.</source>
            <translation>
                <numerusform>%n file are not the same as there.</numerusform>
                <numerusform>%n files are not the same as there.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) arrived, {0}.</source>
            <translation>
                <numerusform>%n file arrived, {0}.</numerusform>
                <numerusform>%n files arrived, {0}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) were compared and are the same.</source>
            <translation>
                <numerusform>%n file were compared and are the same.</numerusform>
                <numerusform>%n files were compared and are the same.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n got another name.</source>
            <translation>
                <numerusform>%n got another name.</numerusform>
                <numerusform>%n got another name.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n thing(s) were left out.</source>
            <translation>
                <numerusform>%n thing were left out.</numerusform>
                <numerusform>%n things were left out.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Searching</name>
        <message numerus="yes">
            <source>%n could not be read</source>
            <translation>
                <numerusform>%n could not be read</numerusform>
                <numerusform>%n could not be read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) too large to look into</source>
            <translation>
                <numerusform>%n file too large to look into</numerusform>
                <numerusform>%n files too large to look into</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n found</source>
            <translation>
                <numerusform>%n found</numerusform>
                <numerusform>%n found</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in %n folder(s)</source>
            <translation>
                <numerusform>in %n folder</numerusform>
                <numerusform>in %n folders</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>looking in {0}, folder %n</source>
            <translation>
                <numerusform>looking in {0}, folder %n</numerusform>
                <numerusform>looking in {0}, folder %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StoragePage</name>
        <message numerus="yes">
            <source>%n encrypted volume(s) can be read only with a key: {0}.</source>
            <translation>
                <numerusform>%n encrypted volume can be read only with a key: {0}.</numerusform>
                <numerusform>%n encrypted volumes can be read only with a key: {0}.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Surroundings</name>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n item</numerusform>
                <numerusform>%n items</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{0}, %n selected</source>
            <translation>
                <numerusform>{0}, %n selected</numerusform>
                <numerusform>{0}, %n selected</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>UnlockDialog</name>
        <message numerus="yes">
            <source>The key is tried on all %n locked volume(s) of this machine.</source>
            <translation>
                <numerusform>The key is tried on all %n locked volume of this machine.</numerusform>
                <numerusform>The key is tried on all %n locked volumes of this machine.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Usage</name>
        <message numerus="yes">
            <source>%n smaller file(s)</source>
            <translation>
                <numerusform>%n smaller file</numerusform>
                <numerusform>%n smaller files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>UsagePage</name>
        <message numerus="yes">
            <source>%n could not be read</source>
            <translation>
                <numerusform>%n could not be read</numerusform>
                <numerusform>%n could not be read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n folder(s)</source>
            <translation>
                <numerusform>%n folder</numerusform>
                <numerusform>%n folders</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Volumes</name>
        <message numerus="yes">
            <source>This array lacks %n disk(s). What is left of it is read.</source>
            <translation>
                <numerusform>This array lacks %n disk. What is left of it is read.</numerusform>
                <numerusform>This array lacks %n disks. What is left of it is read.</numerusform>
            </translation>
        </message>
    </context>
</TS>
