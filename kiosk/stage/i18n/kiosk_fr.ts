<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>Bar</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Get the link</source>
        <translation>Garder le lien</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Sommaire</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Read more</source>
        <translation>Lire la suite</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Pause the show</source>
        <translation>Mettre la présentation en pause</translation>
    </message>
    <message>
        <source>Touch</source>
        <translation>Touchez</translation>
    </message>
</context>
<context>
    <name>PlayKey</name>
    <message>
        <source>Play with sound</source>
        <translation>Lancer avec le son</translation>
    </message>
    <message>
        <source>Continue with sound</source>
        <translation>Reprendre avec le son</translation>
    </message>
</context>
<context>
    <name>StillThere</name>
    <message>
        <source>Still there?</source>
        <translation>Toujours là ?</translation>
    </message>
    <message>
        <source>If not, the show goes on.</source>
        <translation>Sinon, la présentation reprend.</translation>
    </message>
    <message>
        <source>Yes, I am here</source>
        <translation>Oui, je suis là</translation>
    </message>
</context>
<context>
    <name>Topics</name>
    <message>
        <source>Overview</source>
        <translation>Sommaire</translation>
    </message>
</context>
<context>
    <name>Comfort</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>Très grand</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Moins d’animations</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Écouter</translation>
    </message>
</context>
<context>
    <name>GoOnKey</name>
    <message>
        <source>Play</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
</context>
<context>
    <name>ReadMore</name>
    <message>
        <source>Down</source>
        <translation>Plus bas</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Plus haut</translation>
    </message>
</context>
<context>
    <name>Take</name>
    <message>
        <source>Scan the code with your phone, or type the address:</source>
        <translation>Scannez le code avec votre téléphone, ou tapez l’adresse :</translation>
    </message>
    <message>
        <source>On your phone</source>
        <translation>Sur votre téléphone</translation>
    </message>
</context>
</TS>
