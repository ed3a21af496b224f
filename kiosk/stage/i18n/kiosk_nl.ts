<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en">
<context>
    <name>Bar</name>
    <message>
        <source>Previous</source>
        <translation>Vorige</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Onderwerpen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Volgende</translation>
    </message>
    <message>
        <source>Read more</source>
        <translation>Lees verder</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Ondertitels</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Geluid</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Touch the screen</source>
        <translation>Raak het scherm aan</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>PlayKey</name>
    <message>
        <source>Play with sound</source>
        <translation>Speel af met geluid</translation>
    </message>
</context>
<context>
    <name>StillThere</name>
    <message>
        <source>Still there?</source>
        <translation>Bent u er nog?</translation>
    </message>
    <message>
        <source>Touch the screen to go on reading.</source>
        <translation>Raak het scherm aan om verder te lezen.</translation>
    </message>
</context>
<context>
    <name>Topics</name>
    <message>
        <source>Topics</source>
        <translation>Onderwerpen</translation>
    </message>
</context>
</TS>
