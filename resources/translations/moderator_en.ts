<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Ago</name>
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
    <name>BulkWords</name>
    <message numerus="yes">
        <source>, %n of them flagged by nobody</source>
        <translation>
            <numerusform>, %n of them flagged by nobody</numerusform>
            <numerusform>, %n of them flagged by nobody</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more stay(s) as before: so decided already.</source>
        <translation>
            <numerusform>%n more stays as before: so decided already.</numerusform>
            <numerusform>%n more stay as before: so decided already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an address</source>
        <translation>
            <numerusform>%n without an address</numerusform>
            <numerusform>%n without an address</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n person(s)</source>
        <translation>
            <numerusform>of %n person</numerusform>
            <numerusform>of %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s) left as before</source>
        <translation>
            <numerusform>%n comment left as before</numerusform>
            <numerusform>%n comments left as before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test(s) of its own</source>
        <translation>
            <numerusform>%n test of its own</numerusform>
            <numerusform>%n tests of its own</numerusform>
        </translation>
    </message>
</context>
</TS>
