<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl_NL" sourcelanguage="en">
<context>
    <name>Bar</name>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Get the link</source>
        <translation>Link meenemen</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Weergave</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorige</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overzicht</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Volgende</translation>
    </message>
    <message>
        <source>Read more</source>
        <translation>Lees meer</translation>
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
        <source>Pause the show</source>
        <translation>Zet de voorstelling op pauze</translation>
    </message>
    <message>
        <source>Touch</source>
        <translation>Raak aan</translation>
    </message>
</context>
<context>
    <name>PlayKey</name>
    <message>
        <source>Play with sound</source>
        <translation>Afspelen met geluid</translation>
    </message>
    <message>
        <source>Continue with sound</source>
        <translation>Verder met geluid</translation>
    </message>
</context>
<context>
    <name>StillThere</name>
    <message>
        <source>Still there?</source>
        <translation>Ben je er nog?</translation>
    </message>
    <message>
        <source>If not, the show goes on.</source>
        <translation>Anders gaat de voorstelling verder.</translation>
    </message>
    <message>
        <source>Yes, I am here</source>
        <translation>Ja, ik ben er nog</translation>
    </message>
</context>
<context>
    <name>Topics</name>
    <message>
        <source>Overview</source>
        <translation>Overzicht</translation>
    </message>
</context>
<context>
    <name>Comfort</name>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Weergave</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Groter</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Grootst</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Minder beweging</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Gewoon</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Lees voor</translation>
    </message>
</context>
<context>
    <name>GoOnKey</name>
    <message>
        <source>Play</source>
        <translation>Afspelen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Hervatten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauze</translation>
    </message>
</context>
<context>
    <name>ReadMore</name>
    <message>
        <source>Down</source>
        <translation>Omlaag</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Omhoog</translation>
    </message>
</context>
<context>
    <name>Take</name>
    <message>
        <source>Scan the code with your phone, or type the address:</source>
        <translation>Scan de code met je telefoon, of typ het adres:</translation>
    </message>
    <message>
        <source>On your phone</source>
        <translation>Op je telefoon</translation>
    </message>
</context>
</TS>
