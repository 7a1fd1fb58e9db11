<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi" sourcelanguage="en_GB">
<context>
    <name>AskedLine</name>
    <message>
        <source>Change</source>
        <translation>बदलें</translation>
    </message>
    <message>
        <source>Change what is looked for (Esc)</source>
        <translation>जो खोजना है उसे बदलें (Esc)</translation>
    </message>
</context>
<context>
    <name>ClosingPage</name>
    <message>
        <source>Write the certificate</source>
        <translation>प्रमाणपत्र लिखें</translation>
    </message>
    <message>
        <source>See what waits</source>
        <translation>देखें क्या बाकी है</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>सौंपें…</translation>
    </message>
    <message>
        <source>What is not sent, by whom</source>
        <translation>क्या नहीं भेजा गया, किसका</translation>
    </message>
    <message>
        <source>What was sent today, by whom</source>
        <translation>आज क्या भेजा गया, किसका</translation>
    </message>
    <message>
        <source>Nothing waits: all of it was sent</source>
        <translation>कुछ बाकी नहीं: सब भेज दिया गया</translation>
    </message>
    <message>
        <source>Nothing was sent from this till today</source>
        <translation>आज इस टिल से कुछ नहीं भेजा गया</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>नहीं भेजा गया</translation>
    </message>
    <message>
        <source>Sent today</source>
        <translation>आज भेजा गया</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>समापन</translation>
    </message>
    <message>
        <source>Key of this till: {key}</source>
        <translation>इस टिल की कुंजी: {key}</translation>
    </message>
    <message>
        <source>Tillside {version} is here and was checked. Close Tillside and open it again to work with it.</source>
        <translation>Tillside {version} यहाँ है और जाँचा जा चुका है। इससे काम करने के लिए Tillside बंद करके फिर से खोलें।</translation>
    </message>
    <message>
        <source>Only a supervisor may do this</source>
        <translation>यह केवल सुपरवाइज़र कर सकते हैं</translation>
    </message>
    <message>
        <source>The certificate is written and signed.</source>
        <translation>प्रमाणपत्र लिख दिया गया और उस पर हस्ताक्षर हो गए।</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>The certificate could not be written. Free some space, or call support.</source>
        <translation>प्रमाणपत्र लिखा नहीं जा सका। कुछ जगह खाली करें, या सहायता को फ़ोन करें।</translation>
    </message>
    <message>
        <source>{what} Carry the file to another till and take it in there.</source>
        <translation>{what} फ़ाइल को दूसरे टिल पर ले जाएँ और वहाँ उसे ले लें।</translation>
    </message>
</context>
<context>
    <name>CodePlate</name>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>कोड {code}</translation>
    </message>
</context>
<context>
    <name>ConditionRows</name>
    <message>
        <source>Condition {n}: what</source>
        <translation>शर्त {n}: क्या</translation>
    </message>
    <message>
        <source>Condition {n}: how</source>
        <translation>शर्त {n}: कैसे</translation>
    </message>
    <message>
        <source>Condition {n}: value</source>
        <translation>शर्त {n}: मान</translation>
    </message>
    <message>
        <source>Condition {n}: up to</source>
        <translation>शर्त {n}: कहाँ तक</translation>
    </message>
</context>
<context>
    <name>ConditionValues</name>
    <message>
        <source>and</source>
        <translation>और</translation>
    </message>
    <message>
        <source>one; another</source>
        <translation>एक; दूसरा</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message>
        <source>What was written here, and what the server has</source>
        <translation>यहाँ क्या लिखा गया, और सर्वर पर क्या है</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>स्वीकार करें</translation>
    </message>
    <message>
        <source>Choose for each field first</source>
        <translation>पहले हर फ़ील्ड के लिए चुनें</translation>
    </message>
    <message>
        <source>Nothing is chosen until you choose. What did not clash was sent already.</source>
        <translation>जब तक आप न चुनें, कुछ नहीं चुना जाता। जो टकराया नहीं, वह भेजा जा चुका है।</translation>
    </message>
    <message>
        <source>What you chose of here is sent; where you chose the server&apos;s, it stays.</source>
        <translation>यहाँ का जो आपने चुना वह भेजा जाता है; जहाँ सर्वर का चुना, वही रहता है।</translation>
    </message>
</context>
<context>
    <name>ConnectionPanel</name>
    <message>
        <source>What was tried</source>
        <translation>क्या-क्या आज़माया गया</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>अभी कोशिश करें</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>बंद करें</translation>
    </message>
</context>
<context>
    <name>CorrectionPanel</name>
    <message>
        <source>Send it corrected</source>
        <translation>सुधारकर भेजें</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>जैसा है वैसा रहने दें</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%Ln दिन पहले</numerusform>
            <numerusform>%Ln दिन पहले</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%Ln दिन</numerusform>
            <numerusform>%Ln दिन</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%Ln घं.</numerusform>
            <numerusform>%Ln घं.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%Ln मि.</numerusform>
            <numerusform>%Ln मि.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%Ln से.</numerusform>
            <numerusform>%Ln से.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent</source>
        <translation>
            <numerusform>%Ln बिना भेजे</numerusform>
            <numerusform>%Ln बिना भेजे</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n needs you</source>
        <translation>
            <numerusform>%Ln को आपकी ज़रूरत</numerusform>
            <numerusform>%Ln को आपकी ज़रूरत</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%Ln को आपकी ज़रूरत</numerusform>
            <numerusform>%Ln को आपकी ज़रूरत</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%Ln बाकी</numerusform>
            <numerusform>%Ln बाकी</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found on this till</source>
        <translation>
            <numerusform>इस टिल पर %Ln मिले</numerusform>
            <numerusform>इस टिल पर %Ln मिले</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found on the server</source>
        <translation>
            <numerusform>सर्वर पर %Ln मिले</numerusform>
            <numerusform>सर्वर पर %Ln मिले</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer is kept here</source>
        <translation>
            <numerusform>%Ln ग्राहक यहाँ रखे हैं</numerusform>
            <numerusform>%Ln ग्राहक यहाँ रखे हैं</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers are kept here</source>
        <translation>
            <numerusform>%Ln ग्राहक यहाँ रखे हैं</numerusform>
            <numerusform>%Ln ग्राहक यहाँ रखे हैं</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer</source>
        <translation>
            <numerusform>%Ln ग्राहक</numerusform>
            <numerusform>%Ln ग्राहक</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers</source>
        <translation>
            <numerusform>%Ln ग्राहक</numerusform>
            <numerusform>%Ln ग्राहक</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more may fit: this till does not know enough of them.</source>
        <translation>
            <numerusform>%Ln और मेल खा सकते हैं: यह टिल उनके बारे में पर्याप्त नहीं जानता।</numerusform>
            <numerusform>%Ln और मेल खा सकते हैं: यह टिल उनके बारे में पर्याप्त नहीं जानता।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more may fit: this till does not know enough of each.</source>
        <translation>
            <numerusform>%Ln और मेल खा सकते हैं: यह टिल उनके बारे में पर्याप्त नहीं जानता।</numerusform>
            <numerusform>%Ln और मेल खा सकते हैं: यह टिल उनके बारे में पर्याप्त नहीं जानता।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved here and not sent yet</source>
        <translation>
            <numerusform>%Ln यहाँ सहेजे गए और अभी भेजे नहीं गए</numerusform>
            <numerusform>%Ln यहाँ सहेजे गए और अभी भेजे नहीं गए</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%Ln दिखाए गए</numerusform>
            <numerusform>%Ln दिखाए गए</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer was written to {path}.</source>
        <translation>
            <numerusform>%Ln ग्राहक {path} में लिखे गए।</numerusform>
            <numerusform>%Ln ग्राहक {path} में लिखे गए।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers were written to {path}.</source>
        <translation>
            <numerusform>%Ln ग्राहक {path} में लिखे गए।</numerusform>
            <numerusform>%Ln ग्राहक {path} में लिखे गए।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is in the file now, and no longer this till&apos;s to send.</source>
        <translation>
            <numerusform>%Ln अब फ़ाइल में है; इसे भेजना अब इस टिल का काम नहीं।</numerusform>
            <numerusform>%Ln अब फ़ाइल में है; इसे भेजना अब इस टिल का काम नहीं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are in the file now, and no longer this till&apos;s to send.</source>
        <translation>
            <numerusform>%Ln अब फ़ाइल में हैं; इन्हें भेजना अब इस टिल का काम नहीं।</numerusform>
            <numerusform>%Ln अब फ़ाइल में हैं; इन्हें भेजना अब इस टिल का काम नहीं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stayed here: it was under way, or for another server.</source>
        <translation>
            <numerusform>%Ln यहीं रहा: वह भेजा जा रहा था, या किसी दूसरे सर्वर के लिए था।</numerusform>
            <numerusform>%Ln यहीं रहा: वह भेजा जा रहा था, या किसी दूसरे सर्वर के लिए था।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stayed here: they were under way, or for another server.</source>
        <translation>
            <numerusform>%Ln यहीं रहे: वे भेजे जा रहे थे, या किसी दूसरे सर्वर के लिए थे।</numerusform>
            <numerusform>%Ln यहीं रहे: वे भेजे जा रहे थे, या किसी दूसरे सर्वर के लिए थे।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was taken in and is sent from here now.</source>
        <translation>
            <numerusform>%Ln ले लिया गया और अब यहाँ से भेजा जाता है।</numerusform>
            <numerusform>%Ln ले लिया गया और अब यहाँ से भेजा जाता है।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were taken in and are sent from here now.</source>
        <translation>
            <numerusform>%Ln ले लिए गए और अब यहाँ से भेजे जाते हैं।</numerusform>
            <numerusform>%Ln ले लिए गए और अब यहाँ से भेजे जाते हैं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them is looked for on the server first.</source>
        <translation>
            <numerusform>इनमें से %Ln को पहले सर्वर पर ढूँढा जाता है।</numerusform>
            <numerusform>इनमें से %Ln को पहले सर्वर पर ढूँढा जाता है।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are looked for on the server first.</source>
        <translation>
            <numerusform>इनमें से %Ln को पहले सर्वर पर ढूँढा जाता है।</numerusform>
            <numerusform>इनमें से %Ln को पहले सर्वर पर ढूँढा जाता है।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was here already.</source>
        <translation>
            <numerusform>%Ln पहले से यहाँ था।</numerusform>
            <numerusform>%Ln पहले से यहाँ था।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were here already.</source>
        <translation>
            <numerusform>%Ln पहले से यहाँ थे।</numerusform>
            <numerusform>%Ln पहले से यहाँ थे।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row</source>
        <translation>
            <numerusform>%Ln पंक्ति</numerusform>
            <numerusform>%Ln पंक्तियाँ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows</source>
        <translation>
            <numerusform>%Ln पंक्ति</numerusform>
            <numerusform>%Ln पंक्तियाँ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take over %Ln row</source>
        <translation>
            <numerusform>%Ln पंक्ति ले लें</numerusform>
            <numerusform>%Ln पंक्तियाँ ले लें</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take over %Ln rows</source>
        <translation>
            <numerusform>%Ln पंक्ति ले लें</numerusform>
            <numerusform>%Ln पंक्तियाँ ले लें</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln छोड़े गए</numerusform>
            <numerusform>%Ln छोड़े गए</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row is saved on this till and sent from there.</source>
        <translation>
            <numerusform>%Ln पंक्ति इस टिल पर सहेजी गई और यहीं से भेजी जाती है।</numerusform>
            <numerusform>%Ln पंक्तियाँ इस टिल पर सहेजी गईं और यहीं से भेजी जाती हैं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows are saved on this till and sent from there.</source>
        <translation>
            <numerusform>%Ln पंक्ति इस टिल पर सहेजी गई और यहीं से भेजी जाती है।</numerusform>
            <numerusform>%Ln पंक्तियाँ इस टिल पर सहेजी गईं और यहीं से भेजी जाती हैं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln was saved before.</source>
        <translation>
            <numerusform>%Ln पहले सहेजी जा चुकी थी।</numerusform>
            <numerusform>%Ln पहले सहेजी जा चुकी थी।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were saved before.</source>
        <translation>
            <numerusform>%Ln पहले सहेजी जा चुकी थीं।</numerusform>
            <numerusform>%Ln पहले सहेजी जा चुकी थीं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln was left out: the list says why.</source>
        <translation>
            <numerusform>%Ln छोड़ी गई: कारण सूची में है।</numerusform>
            <numerusform>%Ln छोड़ी गई: कारण सूची में है।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were left out: the list says why.</source>
        <translation>
            <numerusform>%Ln छोड़ी गईं: कारण सूची में है।</numerusform>
            <numerusform>%Ln छोड़ी गईं: कारण सूची में है।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent today</source>
        <translation>
            <numerusform>आज %Ln भेजे गए</numerusform>
            <numerusform>आज %Ln भेजे गए</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn today, each with a reason on record</source>
        <translation>
            <numerusform>आज %Ln वापस लिए गए, हर एक का कारण दर्ज है</numerusform>
            <numerusform>आज %Ln वापस लिए गए, हर एक का कारण दर्ज है</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n handed over today in rescue files, for another till to send</source>
        <translation>
            <numerusform>आज %Ln बचाव फ़ाइलों में सौंपे गए, दूसरा टिल इन्हें भेजेगा</numerusform>
            <numerusform>आज %Ln बचाव फ़ाइलों में सौंपे गए, दूसरा टिल इन्हें भेजेगा</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit</source>
        <translation>
            <numerusform>%Ln बार आए</numerusform>
            <numerusform>%Ln बार आए</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visits</source>
        <translation>
            <numerusform>%Ln बार आए</numerusform>
            <numerusform>%Ln बार आए</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bill</source>
        <translation>
            <numerusform>%Ln बिल</numerusform>
            <numerusform>%Ln बिल</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bills</source>
        <translation>
            <numerusform>%Ln बिल</numerusform>
            <numerusform>%Ln बिल</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This till&apos;s storage was damaged and has been mended. Nothing is lost: %n wait to be sent.</source>
        <translation>
            <numerusform>इस टिल का भंडार खराब हो गया था और ठीक कर दिया गया है। कुछ नहीं खोया: %Ln भेजे जाने बाकी हैं।</numerusform>
            <numerusform>इस टिल का भंडार खराब हो गया था और ठीक कर दिया गया है। कुछ नहीं खोया: %Ln भेजे जाने बाकी हैं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This till&apos;s storage was damaged and has been mended, but %n of its entries could not be saved. Call support before anything is entered again.</source>
        <translation>
            <numerusform>इस टिल का भंडार खराब हो गया था और ठीक कर दिया गया है, पर उसकी %Ln प्रविष्टियाँ बचाई नहीं जा सकीं। कुछ भी दोबारा लिखने से पहले सहायता को फ़ोन करें।</numerusform>
            <numerusform>इस टिल का भंडार खराब हो गया था और ठीक कर दिया गया है, पर उसकी %Ln प्रविष्टियाँ बचाई नहीं जा सकीं। कुछ भी दोबारा लिखने से पहले सहायता को फ़ोन करें।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tried %n times</source>
        <translation>
            <numerusform>%Ln बार कोशिश की गई</numerusform>
            <numerusform>%Ln बार कोशिश की गई</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transaction is in the file now</source>
        <translation>
            <numerusform>%Ln लेन-देन अब फ़ाइल में है</numerusform>
            <numerusform>%Ln लेन-देन अब फ़ाइल में है</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transactions are in the file now</source>
        <translation>
            <numerusform>%Ln लेन-देन अब फ़ाइल में हैं</numerusform>
            <numerusform>%Ln लेन-देन अब फ़ाइल में हैं</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerHeader</name>
    <message>
        <source>Hide</source>
        <translation>छिपाएँ</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>दिखाएँ</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>अंक</translation>
    </message>
    <message>
        <source>Lifetime points</source>
        <translation>आजीवन अंक</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>खरीदारी</translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>Asking the server</source>
        <translation>सर्वर से पूछा जा रहा है</translation>
    </message>
    <message>
        <source>Refresh from the server</source>
        <translation>सर्वर से ताज़ा करें</translation>
    </message>
    <message>
        <source>Print this card</source>
        <translation>यह कार्ड प्रिंट करें</translation>
    </message>
    <message>
        <source>Esc for the next customer</source>
        <translation>अगले ग्राहक के लिए Esc</translation>
    </message>
    <message>
        <source>Good news</source>
        <translation>अच्छी खबर</translation>
    </message>
    <message>
        <source>This customer was deleted</source>
        <translation>यह ग्राहक हटा दिया गया है</translation>
    </message>
    <message>
        <source>They asked for it, and the server has deleted them. Nothing of them is shown here any more; what still waited to be sent about them is under Pending.</source>
        <translation>उन्होंने ऐसा चाहा था, और सर्वर ने उन्हें हटा दिया है। उनका कुछ भी अब यहाँ नहीं दिखता; उनके बारे में जो भेजा जाना बाकी था, वह लंबित पृष्ठ पर है।</translation>
    </message>
    <message>
        <source>This customer is not on this till any more</source>
        <translation>यह ग्राहक अब इस टिल पर नहीं है</translation>
    </message>
    <message>
        <source>Look them up again.</source>
        <translation>उन्हें फिर से ढूँढें।</translation>
    </message>
</context>
<context>
    <name>CustomerPresenter</name>
    <message>
        <source>Not refreshed</source>
        <translation>ताज़ा नहीं हुआ</translation>
    </message>
</context>
<context>
    <name>DateEdit</name>
    <message>
        <source>dd</source>
        <translation>दि</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>मा</translation>
    </message>
    <message>
        <source>yyyy</source>
        <translation>वर्ष</translation>
    </message>
</context>
<context>
    <name>DiscardPanel</name>
    <message>
        <source>Why it is withdrawn</source>
        <translation>क्यों वापस लिया जा रहा है</translation>
    </message>
    <message>
        <source>The customer changed their mind</source>
        <translation>ग्राहक का मन बदल गया</translation>
    </message>
    <message>
        <source>Entered twice</source>
        <translation>दो बार दर्ज हुआ</translation>
    </message>
    <message>
        <source>The wrong person</source>
        <translation>गलत व्यक्ति</translation>
    </message>
    <message>
        <source>Registered another way</source>
        <translation>किसी और तरीके से पंजीकृत</translation>
    </message>
    <message>
        <source>Why? Choose or type a reason</source>
        <translation>क्यों? कारण चुनें या लिखें</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>रहने दें</translation>
    </message>
    <message>
        <source>Withdraw “{what}”? It will never be sent; the record stays.</source>
        <translation>“{what}” वापस लें? यह कभी नहीं भेजा जाएगा; रिकॉर्ड रहेगा।</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>कारण देना ज़रूरी है</translation>
    </message>
</context>
<context>
    <name>DoublesList</name>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>Open the card of {name}</source>
        <translation>{name} का कार्ड खोलें</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Fewer filters</source>
        <translation>कम फ़िल्टर</translation>
    </message>
    <message>
        <source>More filters ({count})</source>
        <translation>और फ़िल्टर ({count})</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>और फ़िल्टर</translation>
    </message>
</context>
<context>
    <name>FormNotice</name>
    <message>
        <source>Nothing was saved: this till knows no server yet. Connect it in Settings; what you typed is kept.</source>
        <translation>कुछ सहेजा नहीं गया: यह टिल अभी कोई सर्वर नहीं जानता। सेटिंग में उसे जोड़ें; आपका लिखा रखा गया है।</translation>
    </message>
    <message>
        <source>That is not possible any more: its state has changed meanwhile</source>
        <translation>यह अब संभव नहीं: इस बीच इसकी स्थिति बदल गई है</translation>
    </message>
    <message>
        <source>The draft is not kept: {reason}</source>
        <translation>मसौदा नहीं रखा गया: {reason}</translation>
    </message>
    <message>
        <source>Saved on this till. It is sent by itself.</source>
        <translation>इस टिल पर सहेजा गया। यह अपने-आप भेजा जाता है।</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>Contents of the guide</source>
        <translation>गाइड की विषय-सूची</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>गाइड में खोजें</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>वापस</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>गाइड</translation>
    </message>
    <message>
        <source>Nothing in the guide says “{words}”. Try one shorter word.</source>
        <translation>गाइड में “{words}” कहीं नहीं है। एक छोटा शब्द आज़माएँ।</translation>
    </message>
</context>
<context>
    <name>ImportColumns</name>
    <message>
        <source>What each column of the file holds</source>
        <translation>फ़ाइल के हर कॉलम में क्या है</translation>
    </message>
    <message>
        <source>%1 is taken over as</source>
        <translation>%1 को इस रूप में लिया जाता है</translation>
    </message>
</context>
<context>
    <name>ImportNotices</name>
    <message>
        <source>Save what was left out as a file</source>
        <translation>जो छोड़ा गया उसे फ़ाइल में सहेजें</translation>
    </message>
    <message>
        <source>Stopped: {taken} of {total} rows are saved. The rest can go on at any time.</source>
        <translation>रोका गया: {total} में से {taken} पंक्तियाँ सहेजी गईं। बाकी किसी भी समय आगे बढ़ सकती हैं।</translation>
    </message>
    <message>
        <source>{name} was stopped: {taken} of {total} rows are saved.</source>
        <translation>{name} रोकी गई: {total} में से {taken} पंक्तियाँ सहेजी गईं।</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>आगे बढ़ें</translation>
    </message>
    <message>
        <source>This file has changed since it was begun. Whoever was saved from it shows as a double and is not saved again.</source>
        <translation>शुरू करने के बाद यह फ़ाइल बदल गई है। इससे जो सहेजे जा चुके हैं वे दोहरे दिखते हैं और फिर नहीं सहेजे जाते।</translation>
    </message>
    <message>
        <source>Saved as {name}, beside the file. Put the rows right there, then bring it in.</source>
        <translation>फ़ाइल के पास {name} नाम से सहेजा गया। वहाँ पंक्तियाँ ठीक करें, फिर उसे ले आएँ।</translation>
    </message>
    <message>
        <source>Nothing could be written beside the file. Copy it to where you may write, and choose it there.</source>
        <translation>फ़ाइल के पास कुछ लिखा नहीं जा सका। उसे ऐसी जगह कॉपी करें जहाँ आप लिख सकें, और वहाँ से चुनें।</translation>
    </message>
    <message>
        <source>This till knows no server yet. Connect it in Settings first.</source>
        <translation>यह टिल अभी कोई सर्वर नहीं जानता। पहले सेटिंग में उसे जोड़ें।</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Choose a file</source>
        <translation>फ़ाइल चुनें</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>क्या देखना है</translation>
    </message>
    <message>
        <source>Which rows to show</source>
        <translation>कौन-सी पंक्तियाँ दिखानी हैं</translation>
    </message>
    <message>
        <source>The first row holds headings</source>
        <translation>पहली पंक्ति में शीर्षक हैं</translation>
    </message>
    <message>
        <source>Update customers who are known already</source>
        <translation>पहले से ज्ञात ग्राहकों को भी अपडेट करें</translation>
    </message>
    <message>
        <source>The rows of the file</source>
        <translation>फ़ाइल की पंक्तियाँ</translation>
    </message>
    <message>
        <source>Bring in paper forms</source>
        <translation>काग़ज़ी फ़ॉर्म ले आएँ</translation>
    </message>
    <message>
        <source>Choose the file into which the forms were typed, or drop it here: CSV, or a spreadsheet saved as CSV. Nothing is saved before you have seen each row.</source>
        <translation>वह फ़ाइल चुनें जिसमें फ़ॉर्म लिखे गए, या उसे यहाँ छोड़ें: CSV, या CSV के रूप में सहेजी गई स्प्रेडशीट। जब तक आप हर पंक्ति न देख लें, कुछ नहीं सहेजा जाता।</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>How far it has come</source>
        <translation>कहाँ तक पहुँचा</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>आयात</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>कॉलम</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>पंक्तियाँ</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>फ़ाइल पढ़ी जा रही है</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>दूसरी फ़ाइल</translation>
    </message>
    <message>
        <source>Nothing to take over</source>
        <translation>लेने को कुछ नहीं</translation>
    </message>
    <message>
        <source>Go on: %1</source>
        <translation>आगे बढ़ें: %1</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>सभी {count}</translation>
    </message>
    <message>
        <source>In order {count}</source>
        <translation>ठीक {count}</translation>
    </message>
    <message>
        <source>Left out {count}</source>
        <translation>छोड़े गए {count}</translation>
    </message>
    <message>
        <source>Choose a file of paper forms</source>
        <translation>काग़ज़ी फ़ॉर्मों की फ़ाइल चुनें</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>तालिकाएँ</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>सभी फ़ाइलें</translation>
    </message>
</context>
<context>
    <name>LabelledField</name>
    <message>
        <source>%1, required</source>
        <translation>%1, ज़रूरी</translation>
    </message>
</context>
<context>
    <name>LetterPad</name>
    <message>
        <source>Letters to touch</source>
        <translation>छूने के अक्षर</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>छिपाएँ</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>दूसरे अक्षर</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>खाली जगह</translation>
    </message>
    <message>
        <source>Numbers and signs</source>
        <translation>अंक और चिह्न</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>अक्षर</translation>
    </message>
    <message>
        <source>Delete the last character</source>
        <translation>आखिरी अक्षर मिटाएँ</translation>
    </message>
</context>
<context>
    <name>LookupPage</name>
    <message>
        <source>Lately on this till</source>
        <translation>हाल में इस टिल पर</translation>
    </message>
    <message>
        <source>↑ ↓ Enter</source>
        <translation>↑ ↓ Enter</translation>
    </message>
    <message>
        <source>Ready for the next customer</source>
        <translation>अगले ग्राहक के लिए तैयार</translation>
    </message>
    <message>
        <source>Scan a card, or type a mobile number, an e-mail address or a name.</source>
        <translation>कार्ड स्कैन करें, या मोबाइल नंबर, ई-मेल पता या नाम लिखें।</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tillside</source>
        <translatorcomment>Glossary: till टिल; customer ग्राहक; associate कर्मचारी; supervisor सुपरवाइज़र; server सर्वर; line लाइन; register पंजीकृत करें; save सहेजें; send भेजें; unsent बिना भेजा; pending लंबित; needs you आपकी ज़रूरत है; withdraw वापस लें; draft मसौदा; tier श्रेणी; points अंक; coupon कूपन; note नोट; ticket टिकट; bill बिल; external id बाहरी आईडी; PIN पिन; passphrase पासफ़्रेज़; storage भंडार; rescue file बचाव फ़ाइल; closing समापन; training अभ्यास. Sentences end with । and quote with “ ”.</translatorcomment>
        <translation>Tillside</translation>
    </message>
</context>
<context>
    <name>MatchesModel</name>
    <message>
        <source>Customer</source>
        <translation>ग्राहक</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Details</source>
        <translation>विवरण</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>हटाएँ</translation>
    </message>
</context>
<context>
    <name>NamePanel</name>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>A name is needed</source>
        <translation>नाम ज़रूरी है</translation>
    </message>
</context>
<context>
    <name>NewPinPanel</name>
    <message>
        <source>PIN until now</source>
        <translation>अब तक का पिन</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>नया पिन</translation>
    </message>
    <message>
        <source>New PIN again</source>
        <translation>नया पिन फिर से</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>पिन बदलें</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>A new PIN for {name}</source>
        <translation>{name} के लिए नया पिन</translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>आखिरी अंक मिटाएँ</translation>
    </message>
</context>
<context>
    <name>PendingDetail</name>
    <message>
        <source>Details</source>
        <translation>विवरण</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>फिर भेजें</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>सुधारें</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>वापस लें</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>कार्ड खोलें</translation>
    </message>
    <message>
        <source>Open the customer who has it</source>
        <translation>जिस ग्राहक के पास है उसे खोलें</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>पलटें</translation>
    </message>
</context>
<context>
    <name>PendingPage</name>
    <message>
        <source>What this till has saved</source>
        <translation>इस टिल ने क्या सहेजा है</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>अभी भेजें</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>सौंपें…</translation>
    </message>
    <message>
        <source>Take in…</source>
        <translation>ले लें…</translation>
    </message>
    <message>
        <source>Nothing waiting: everything this till saved has been sent</source>
        <translation>कुछ बाकी नहीं: इस टिल ने जो सहेजा, सब भेजा जा चुका है</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>लंबित</translation>
    </message>
    <message>
        <source>Nothing is waiting to be sent</source>
        <translation>भेजने को कुछ बाकी नहीं</translation>
    </message>
    <message>
        <source>What is left needs you first</source>
        <translation>जो बचा है उसे पहले आपकी ज़रूरत है</translation>
    </message>
    <message>
        <source>next try in {wait}</source>
        <translation>अगली कोशिश {wait} में</translation>
    </message>
    <message>
        <source>That is not possible any more: its state has changed meanwhile</source>
        <translation>यह अब संभव नहीं: इस बीच इसकी स्थिति बदल गई है</translation>
    </message>
    <message>
        <source>Only a supervisor may do this</source>
        <translation>यह केवल सुपरवाइज़र कर सकते हैं</translation>
    </message>
    <message>
        <source>{what} Carry the file to another till and take it in there.</source>
        <translation>{what} फ़ाइल को दूसरे टिल पर ले जाएँ और वहाँ उसे ले लें।</translation>
    </message>
    <message>
        <source>This till knows no server yet. Connect it in Settings first.</source>
        <translation>यह टिल अभी कोई सर्वर नहीं जानता। पहले सेटिंग में उसे जोड़ें।</translation>
    </message>
    <message>
        <source>Taken back: it is not sent. The record stays.</source>
        <translation>पलटा गया: यह नहीं भेजा जाता। रिकॉर्ड रहता है।</translation>
    </message>
    <message>
        <source>Saved on this till, corrected. The refused one is withdrawn.</source>
        <translation>सुधारकर इस टिल पर सहेजा गया। जो अस्वीकार हुआ था वह वापस ले लिया गया।</translation>
    </message>
    <message>
        <source>The server&apos;s values stay; nothing is sent.</source>
        <translation>सर्वर के मान रहते हैं; कुछ नहीं भेजा जाता।</translation>
    </message>
    <message>
        <source>Decided: what you chose of here is sent.</source>
        <translation>तय हुआ: यहाँ का जो आपने चुना वह भेजा जाता है।</translation>
    </message>
    <message>
        <source>A ticket with this subject is waiting here already</source>
        <translation>इस विषय का टिकट यहाँ पहले से इंतज़ार में है</translation>
    </message>
</context>
<context>
    <name>RecordCard</name>
    <message>
        <source>{age} · {state}</source>
        <translation>{age} · {state}</translation>
    </message>
</context>
<context>
    <name>RegisterForm</name>
    <message>
        <source>Mobile</source>
        <translation>मोबाइल</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>ई-मेल</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>पहला नाम</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>उपनाम</translation>
    </message>
    <message>
        <source>scan or type</source>
        <translation>स्कैन करें या लिखें</translation>
    </message>
    <message>
        <source>External id (card)</source>
        <translation>बाहरी आईडी (कार्ड)</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>लिंग</translation>
    </message>
    <message>
        <source>Customer type</source>
        <translation>ग्राहक का प्रकार</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>पंजीकरण की तारीख</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>पुरुष</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>महिला</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>अन्य</translation>
    </message>
    <message>
        <source>Loyalty</source>
        <translation>लॉयल्टी</translation>
    </message>
    <message>
        <source>Newsletter only</source>
        <translation>केवल समाचार-पत्र</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Register</source>
        <translation>पंजीकृत करें</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>साफ़ करें</translation>
    </message>
    <message>
        <source>Possible doubles</source>
        <translation>संभावित दोहरे</translation>
    </message>
    <message>
        <source>Already a customer?</source>
        <translation>पहले से ग्राहक?</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>सहेजा जा रहा है…</translation>
    </message>
    <message>
        <source>Tab to move, Enter to register</source>
        <translation>आगे बढ़ने को Tab, पंजीकृत करने को Enter</translation>
    </message>
    <message>
        <source>Correct a registration</source>
        <translation>पंजीकरण सुधारें</translation>
    </message>
    <message>
        <source>Saved as a new one; the refused one is withdrawn then</source>
        <translation>नए के रूप में सहेजा जाता है; तब अस्वीकृत वापस लिया जाता है</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>जैसा है वैसा रहने दें</translation>
    </message>
    <message>
        <source>{reason}. Put it right, then register again.</source>
        <translation>{reason}। इसे ठीक करें, फिर पंजीकृत करें।</translation>
    </message>
    <message>
        <source>Kept as a draft for {name}</source>
        <translation>{name} के मसौदे के रूप में रखा गया</translation>
    </message>
    <message>
        <source>The draft is not kept: {reason}</source>
        <translation>मसौदा नहीं रखा गया: {reason}</translation>
    </message>
    <message>
        <source>This customer is known already: open the card instead</source>
        <translation>यह ग्राहक पहले से ज्ञात है: उसका कार्ड खोलें</translation>
    </message>
    <message numerus="yes">
        <source>%n look alike</source>
        <translation>
            <numerusform>%Ln मिलते-जुलते</numerusform>
            <numerusform>%Ln मिलते-जुलते</numerusform>
        </translation>
    </message>
    <message>
        <source>One looks alike</source>
        <translation>एक मिलता-जुलता</translation>
    </message>
    <message>
        <source>Nobody here looks alike</source>
        <translation>यहाँ कोई मिलता-जुलता नहीं</translation>
    </message>
    <message>
        <source>Who looks alike shows here while you type</source>
        <translation>लिखते समय मिलते-जुलते लोग यहाँ दिखते हैं</translation>
    </message>
    <message>
        <source>{key} opens the card</source>
        <translation>{key} से कार्ड खुलता है</translation>
    </message>
    <message>
        <source>{key} opens the first card</source>
        <translation>{key} से पहला कार्ड खुलता है</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was saved: %n fields need a look</source>
        <translation>
            <numerusform>कुछ सहेजा नहीं गया: %Ln फ़ील्ड देखने हैं</numerusform>
            <numerusform>कुछ सहेजा नहीं गया: %Ln फ़ील्ड देखने हैं</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was saved: one field needs a look</source>
        <translation>कुछ सहेजा नहीं गया: एक फ़ील्ड देखना है</translation>
    </message>
    <message>
        <source>Cleared</source>
        <translation>साफ़ किया गया</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>पूर्ववत करें</translation>
    </message>
    <message>
        <source>Who looks alike cannot be told just now</source>
        <translation>अभी नहीं बताया जा सकता कि कौन मिलता-जुलता है</translation>
    </message>
    <message>
        <source>Nothing was saved: this till knows no server yet. Connect it in Settings; what you typed is kept.</source>
        <translation>कुछ सहेजा नहीं गया: यह टिल अभी कोई सर्वर नहीं जानता। सेटिंग में उसे जोड़ें; आपका लिखा रखा गया है।</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>{name} is saved on this till</source>
        <translation>{name} इस टिल पर सहेजे गए</translation>
    </message>
    <message>
        <source>Your half-filled form was kept as it is. {number} was not put in: register or clear this one first.</source>
        <translation>आपका आधा भरा फ़ॉर्म वैसा ही रखा गया। {number} नहीं डाला गया: पहले इसे पंजीकृत या साफ़ करें।</translation>
    </message>
    <message>
        <source>{name}: {news}</source>
        <translation>{name}: {news}</translation>
    </message>
</context>
<context>
    <name>RescuePanel</name>
    <message>
        <source>Choose…</source>
        <translation>चुनें…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>फ़ाइल</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>पासफ़्रेज़</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>पासफ़्रेज़ फिर से</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>रद्द करें</translation>
    </message>
    <message>
        <source>The file is being worked on</source>
        <translation>फ़ाइल पर काम चल रहा है</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>फ़ाइल चुनें</translation>
    </message>
    <message>
        <source>Choose a file, or type its whole path</source>
        <translation>फ़ाइल चुनें, या उसका पूरा पथ लिखें</translation>
    </message>
    <message>
        <source>This is needed</source>
        <translation>यह ज़रूरी है</translation>
    </message>
    <message>
        <source>At least {count} characters</source>
        <translation>कम से कम {count} अक्षर</translation>
    </message>
    <message>
        <source>The two differ: type both again</source>
        <translation>दोनों अलग हैं: दोनों फिर से लिखें</translation>
    </message>
    <message>
        <source>Writes all that is unsent into a file, for another till to send. This till lets go of it. Without the passphrase nobody can read the file: note it down.</source>
        <translation>बिना भेजा सब कुछ एक फ़ाइल में लिखता है, ताकि दूसरा टिल भेजे। यह टिल उसे छोड़ देता है। पासफ़्रेज़ के बिना फ़ाइल कोई नहीं पढ़ सकता: उसे लिखकर रखें।</translation>
    </message>
    <message>
        <source>Takes in what another till could not send; this till sends it then. What is here already is not taken twice.</source>
        <translation>जो दूसरा टिल नहीं भेज सका उसे लेता है; फिर यह टिल भेजता है। जो पहले से यहाँ है वह दोबारा नहीं लिया जाता।</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>सौंपें</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>ले लें</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Conditions, all of which must hold</source>
        <translation>शर्तें, सभी पूरी होनी चाहिए</translation>
    </message>
    <message>
        <source>The same conditions as text</source>
        <translation>वही शर्तें, लिखकर</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>शर्त जोड़ें</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>खोजें</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>सहेजी हुई खोजें</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>यह खोज सहेजें</translation>
    </message>
    <message>
        <source>Save it as</source>
        <translation>इस नाम से सहेजें</translation>
    </message>
    <message>
        <source>Say what to look for first</source>
        <translation>पहले बताएँ कि क्या खोजना है</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>None saved yet</source>
        <translation>अभी कोई सहेजी नहीं</translation>
    </message>
    <message>
        <source>Choose a saved search first</source>
        <translation>पहले कोई सहेजी हुई खोज चुनें</translation>
    </message>
    <message>
        <source>Forget “{name}”</source>
        <translation>“{name}” हटा दें</translation>
    </message>
    <message>
        <source>“{name}” is no longer kept</source>
        <translation>“{name}” अब नहीं रखी जाती</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>पूर्ववत करें</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>Customers found</source>
        <translation>मिले ग्राहक</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>निर्यात</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>और दिखाएँ</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>खोजा जा रहा है…</translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation>कोई मेल नहीं खाता</translation>
    </message>
    <message>
        <source>Take a condition away, or ask for less.</source>
        <translation>कोई शर्त हटाएँ, या कम माँगें।</translation>
    </message>
    <message>
        <source>Find customers by what is known of them</source>
        <translation>ग्राहकों को उनके बारे में ज्ञात बातों से खोजें</translation>
    </message>
    <message>
        <source>Say above what to look for, then press Enter.</source>
        <translation>ऊपर बताएँ कि क्या खोजना है, फिर Enter दबाएँ।</translation>
    </message>
</context>
<context>
    <name>SettingsFields</name>
    <message>
        <source>Server&apos;s address</source>
        <translation>सर्वर का पता</translation>
    </message>
    <message>
        <source>This till&apos;s login</source>
        <translation>इस टिल का लॉगिन</translation>
    </message>
    <message>
        <source>Its password</source>
        <translation>उसका पासवर्ड</translation>
    </message>
    <message>
        <source>only to change or to test it</source>
        <translation>केवल बदलने या जाँचने के लिए</translation>
    </message>
    <message>
        <source>Data format</source>
        <translation>डेटा प्रारूप</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>भाषा</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>थीम</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>अक्षरों का आकार</translation>
    </message>
    <message>
        <source>Lock after minutes without a touch</source>
        <translation>बिना छुए कितने मिनट बाद लॉक हो</translation>
    </message>
    <message>
        <source>Keep customers on this till for days</source>
        <translation>इस टिल पर ग्राहक कितने दिन रखें</translation>
    </message>
    <message>
        <source>Scanner sends before a code</source>
        <translation>स्कैनर कोड से पहले क्या भेजता है</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>कुछ नहीं</translation>
    </message>
    <message>
        <source>Scanner sends after a code</source>
        <translation>स्कैनर कोड के बाद क्या भेजता है</translation>
    </message>
    <message>
        <source>Scanner&apos;s keyboard</source>
        <translation>स्कैनर का कीबोर्ड</translation>
    </message>
    <message>
        <source>US where its codes come out as other characters on this till&apos;s keyboard</source>
        <translation>US तब, जब इस टिल के कीबोर्ड पर उसके कोड दूसरे अक्षर बन जाएँ</translation>
    </message>
    <message>
        <source>0 never locks</source>
        <translation>0 हो तो कभी लॉक नहीं</translation>
    </message>
    <message>
        <source>Unsent work is always kept</source>
        <translation>बिना भेजा काम हमेशा रखा जाता है</translation>
    </message>
    <message>
        <source>enter, tab, or the characters it sends</source>
        <translation>enter, tab, या जो अक्षर वह भेजता है</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>ख़ुद पहचानें</translation>
    </message>
    <message>
        <source>This till&apos;s</source>
        <translation>इस टिल का</translation>
    </message>
    <message>
        <source>US</source>
        <translation>US</translation>
    </message>
    <message>
        <source>System</source>
        <translation>सिस्टम</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>हल्का</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>गहरा</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>उच्च कंट्रास्ट</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>कनेक्शन जाँचें</translation>
    </message>
    <message>
        <source>This till practises</source>
        <translation>यह टिल अभ्यास में है</translation>
    </message>
    <message>
        <source>The settings file has mistakes</source>
        <translation>सेटिंग फ़ाइल में गलतियाँ हैं</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>रूप</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>यह टिल</translation>
    </message>
    <message>
        <source>Everybody here is made up, and nothing leaves this till. To work with real customers, connect to a server: its address, this till&apos;s login and password.</source>
        <translation>यहाँ सब लोग बनावटी हैं, और कुछ भी इस टिल से बाहर नहीं जाता। असली ग्राहकों के साथ काम करने के लिए सर्वर से जोड़ें: उसका पता, इस टिल का लॉगिन और पासवर्ड।</translation>
    </message>
    <message>
        <source>Outage drill</source>
        <translation>लाइन-बंदी का अभ्यास</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>सर्वर से जोड़ें</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>सर्वर</translation>
    </message>
    <message>
        <source>Set by your organisation</source>
        <translation>आपके संगठन ने तय किया है</translation>
    </message>
    <message>
        <source>Set by {organisation}</source>
        <translation>{organisation} ने तय किया है</translation>
    </message>
    <message>
        <source>Given when Tillside was started, for this time</source>
        <translation>Tillside शुरू करते समय दिया गया, केवल इस बार के लिए</translation>
    </message>
    <message>
        <source>Only a supervisor may do this</source>
        <translation>यह केवल सुपरवाइज़र कर सकते हैं</translation>
    </message>
    <message>
        <source>the usual value stands in for each</source>
        <translation>हर एक की जगह सामान्य मान लागू है</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>कुछ नहीं बदला</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>अभी सहेजा नहीं गया</translation>
    </message>
    <message>
        <source>A whole number from {low} to {high}</source>
        <translation>{low} से {high} तक की पूर्ण संख्या</translation>
    </message>
    <message>
        <source>This is needed</source>
        <translation>यह ज़रूरी है</translation>
    </message>
    <message>
        <source>0 never locks</source>
        <translation>0 हो तो कभी लॉक नहीं</translation>
    </message>
    <message>
        <source>Unsent work is always kept</source>
        <translation>बिना भेजा काम हमेशा रखा जाता है</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>सर्वर से पूछा जा रहा है…</translation>
    </message>
    <message>
        <source>Saved. It holds from now on.</source>
        <translation>सहेजा गया। अब से लागू है।</translation>
    </message>
    <message>
        <source>Saved. The language changes when Tillside starts the next time.</source>
        <translation>सहेजा गया। भाषा Tillside के अगली बार शुरू होने पर बदलेगी।</translation>
    </message>
    <message>
        <source>The server was not changed. {reason}</source>
        <translation>सर्वर नहीं बदला गया। {reason}</translation>
    </message>
    <message>
        <source>The settings could not be written, so nothing was changed.</source>
        <translation>सेटिंग लिखी नहीं जा सकीं, इसलिए कुछ नहीं बदला।</translation>
    </message>
</context>
<context>
    <name>SettingsPartView</name>
    <message>
        <source>Settings</source>
        <translation>सेटिंग</translation>
    </message>
    <message>
        <source>Back to the settings</source>
        <translation>वापस सेटिंग पर</translation>
    </message>
    <message>
        <source>Only a supervisor may do this</source>
        <translation>यह केवल सुपरवाइज़र कर सकते हैं</translation>
    </message>
</context>
<context>
    <name>SeveralBox</name>
    <message>
        <source>choose one or more</source>
        <translation>एक या अधिक चुनें</translation>
    </message>
</context>
<context>
    <name>SignInFields</name>
    <message>
        <source>Name or associate id</source>
        <translation>नाम या कर्मचारी आईडी</translation>
    </message>
    <message>
        <source>Associate</source>
        <translation>कर्मचारी</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>पिन</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>पिन फिर से</translation>
    </message>
    <message>
        <source>A supervisor&apos;s PIN</source>
        <translation>किसी सुपरवाइज़र का पिन</translation>
    </message>
    <message>
        <source>Server user name</source>
        <translation>सर्वर का यूज़र नाम</translation>
    </message>
    <message>
        <source>Server password</source>
        <translation>सर्वर का पासवर्ड</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>पासफ़्रेज़</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>पिन चुनें</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Switch associate</source>
        <translation>कर्मचारी बदलें</translation>
    </message>
    <message>
        <source>Open this till</source>
        <translation>यह टिल खोलें</translation>
    </message>
    <message>
        <source>Choose the passphrase that opens this till&apos;s storage from now on: at least 12 characters. Nobody can recover it.</source>
        <translation>वह पासफ़्रेज़ चुनें जो अब से इस टिल का भंडार खोलेगा: कम से कम 12 अक्षर। उसे कोई वापस नहीं ला सकता।</translation>
    </message>
    <message>
        <source>Its storage is locked with a passphrase.</source>
        <translation>इसका भंडार पासफ़्रेज़ से बंद है।</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>Tillside</source>
        <translation>Tillside</translation>
    </message>
    <message>
        <source>Who is at this till?</source>
        <translation>इस टिल पर कौन है?</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>साइन इन</translation>
    </message>
    <message>
        <source>Locked. Your work is kept.</source>
        <translation>लॉक है। आपका काम रखा गया है।</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>खोलें</translation>
    </message>
    <message>
        <source>This till practises: no PIN is needed.</source>
        <translation>यह टिल अभ्यास में है: पिन की ज़रूरत नहीं।</translation>
    </message>
    <message>
        <source>The first one here: choose a PIN and give the server&apos;s login.</source>
        <translation>यहाँ सबसे पहले: पिन चुनें और सर्वर का लॉगिन दें।</translation>
    </message>
    <message>
        <source>New on this till: choose a PIN; a supervisor types theirs too.</source>
        <translation>इस टिल पर नए: पिन चुनें; सुपरवाइज़र भी अपना पिन लिखें।</translation>
    </message>
    <message>
        <source>The first one here: choose a PIN.</source>
        <translation>यहाँ सबसे पहले: पिन चुनें।</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to be sent; sending goes on while locked</source>
        <translation>
            <numerusform>%Ln भेजे जाने बाकी; लॉक रहते भी भेजना चलता है</numerusform>
            <numerusform>%Ln भेजे जाने बाकी; लॉक रहते भी भेजना चलता है</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to be sent, once this till is open</source>
        <translation>
            <numerusform>%Ln भेजे जाने बाकी, जैसे ही यह टिल खुलेगा</numerusform>
            <numerusform>%Ln भेजे जाने बाकी, जैसे ही यह टिल खुलेगा</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Scan or type a mobile, e-mail, card or name</source>
        <translation>मोबाइल, ई-मेल, कार्ड या नाम स्कैन करें या लिखें</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>खोजें</translation>
    </message>
    <message>
        <source>Lock	Ctrl+L</source>
        <translation>लॉक	Ctrl+L</translation>
    </message>
    <message>
        <source>Switch associate</source>
        <translation>कर्मचारी बदलें</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>साइन आउट</translation>
    </message>
</context>
<context>
    <name>TouchTyping</name>
    <message>
        <source>Type by touch</source>
        <translation>छूकर लिखें</translation>
    </message>
</context>
<context>
    <name>TrainingBanner</name>
    <message>
        <source>Training</source>
        <translation>अभ्यास</translation>
    </message>
    <message>
        <source>Everyone here is made up, and nothing reaches a real server.</source>
        <translation>यहाँ सब बनावटी हैं, और कुछ भी असली सर्वर तक नहीं पहुँचता।</translation>
    </message>
    <message>
        <source>Outage drill</source>
        <translation>लाइन-बंदी का अभ्यास</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>सर्वर से जोड़ें</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>Cut the line</source>
        <translation>लाइन काटें</translation>
    </message>
    <message>
        <source>Make it slow</source>
        <translation>धीमी करें</translation>
    </message>
    <message>
        <source>Make it flaky</source>
        <translation>अस्थिर करें</translation>
    </message>
    <message>
        <source>Restore the line</source>
        <translation>लाइन बहाल करें</translation>
    </message>
    <message>
        <source>Reset training</source>
        <translation>अभ्यास नए सिरे से</translation>
    </message>
    <message>
        <source>Register somebody</source>
        <translation>किसी को पंजीकृत करें</translation>
    </message>
    <message>
        <source>Begin again</source>
        <translation>फिर से शुरू करें</translation>
    </message>
    <message>
        <source>Nothing gets through, as with the cable pulled out.</source>
        <translation>कुछ पार नहीं होता, जैसे केबल निकाल दी हो।</translation>
    </message>
    <message>
        <source>Every answer takes some seconds; everything still works.</source>
        <translation>हर जवाब में कुछ सेकंड लगते हैं; सब फिर भी चलता है।</translation>
    </message>
    <message>
        <source>Some requests vanish and some answers get lost; the till sorts it out.</source>
        <translation>कुछ अनुरोध गायब होते हैं और कुछ जवाब खो जाते हैं; टिल सँभाल लेता है।</translation>
    </message>
    <message>
        <source>The line is as good as new.</source>
        <translation>लाइन बिल्कुल ठीक हो जाती है।</translation>
    </message>
    <message>
        <source>Outage drill</source>
        <translation>लाइन-बंदी का अभ्यास</translation>
    </message>
    <message>
        <source>The line to the training server</source>
        <translation>अभ्यास सर्वर तक की लाइन</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>शुरू से</translation>
    </message>
    <message>
        <source>The made-up people are as at the first start. What is unsent here stays unsent.</source>
        <translation>बनावटी लोग वैसे ही हो जाते हैं जैसे पहली बार थे। यहाँ जो बिना भेजा है वह बिना भेजा रहता है।</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>अभ्यास-क्रम</translation>
    </message>
    <message>
        <source>it ticks itself off</source>
        <translation>यह अपने-आप पूरा होता जाता है</translation>
    </message>
    <message>
        <source>Training begins anew, with everybody as they were.</source>
        <translation>अभ्यास नए सिरे से शुरू हुआ, सब लोग पहले जैसे।</translation>
    </message>
    <message>
        <source>The training server does not answer. Close Tillside and start it again.</source>
        <translation>अभ्यास सर्वर जवाब नहीं देता। Tillside बंद करके फिर शुरू करें।</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Take this condition away</source>
        <translation>यह शर्त हटाएँ</translation>
    </message>
</context>
<context>
    <name>associates</name>
    <message>
        <source>Associates</source>
        <translation>कर्मचारी</translation>
    </message>
    <message>
        <source>Who may sign in at this till</source>
        <translation>इस टिल पर कौन साइन इन कर सकता है</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>पिन बदलें</translation>
    </message>
    <message>
        <source>Is a supervisor</source>
        <translation>सुपरवाइज़र हैं</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>दर्ज करें</translation>
    </message>
    <message>
        <source>Enrol somebody</source>
        <translation>किसी को दर्ज करें</translation>
    </message>
    <message>
        <source>At this till</source>
        <translation>इस टिल पर</translation>
    </message>
    <message>
        <source>Name or associate id</source>
        <translation>नाम या कर्मचारी आईडी</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>पिन</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>पिन फिर से</translation>
    </message>
    <message>
        <source>{name} may sign in here from now on.</source>
        <translation>{name} अब से यहाँ साइन इन कर सकते हैं।</translation>
    </message>
    <message>
        <source>{name} has a new PIN from now on.</source>
        <translation>{name} का पिन अब से नया है।</translation>
    </message>
    <message>
        <source>{name} is no supervisor any more.</source>
        <translation>{name} अब सुपरवाइज़र नहीं हैं।</translation>
    </message>
    <message>
        <source>{name} is a supervisor now.</source>
        <translation>{name} अब सुपरवाइज़र हैं।</translation>
    </message>
    <message>
        <source>{name} may sign in here again.</source>
        <translation>{name} फिर से यहाँ साइन इन कर सकते हैं।</translation>
    </message>
    <message>
        <source>{name} may not sign in here any more. What they saved stays.</source>
        <translation>{name} अब यहाँ साइन इन नहीं कर सकते। उनका सहेजा हुआ काम बना रहेगा।</translation>
    </message>
    <message>
        <source>Nobody changes this of themselves</source>
        <translation>यह कोई अपने लिए नहीं बदलता</translation>
    </message>
    <message>
        <source>Make supervisor</source>
        <translation>सुपरवाइज़र बनाएँ</translation>
    </message>
    <message>
        <source>No longer supervisor</source>
        <translation>अब सुपरवाइज़र नहीं</translation>
    </message>
    <message>
        <source>Bar from this till</source>
        <translation>इस टिल से रोकें</translation>
    </message>
    <message>
        <source>Let in again</source>
        <translation>फिर से आने दें</translation>
    </message>
    <message>
        <source>A name and a PIN, typed twice</source>
        <translation>नाम और पिन, दो बार लिखा हुआ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>भूमिका</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>सुपरवाइज़र</translation>
    </message>
    <message>
        <source>Associate</source>
        <translation>कर्मचारी</translation>
    </message>
    <message>
        <source>Barred</source>
        <translation>रोका गया</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>साइन इन हैं</translation>
    </message>
    <message>
        <source>May sign in</source>
        <translation>साइन इन कर सकते हैं</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>नाम ज़रूरी है।</translation>
    </message>
    <message>
        <source>Somebody of this name is enrolled here already.</source>
        <translation>इस नाम का कोई यहाँ पहले से दर्ज है।</translation>
    </message>
    <message>
        <source>They are not enrolled here.</source>
        <translation>वे यहाँ दर्ज नहीं हैं।</translation>
    </message>
</context>
<context>
    <name>audit</name>
    <message>
        <source>Audit</source>
        <translation>लेखा-जोखा</translation>
    </message>
    <message>
        <source>What was done at this till</source>
        <translation>इस टिल पर क्या किया गया</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>और दिखाएँ</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>तालिका निर्यात करें</translation>
    </message>
    <message>
        <source>From</source>
        <translation>से</translation>
    </message>
    <message>
        <source>To</source>
        <translation>तक</translation>
    </message>
    <message>
        <source>By</source>
        <translation>किसने</translation>
    </message>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>सब कुछ</translation>
    </message>
    <message>
        <source>Nothing of that kind was done</source>
        <translation>ऐसा कुछ नहीं हुआ</translation>
    </message>
    <message>
        <source>Ask for other days, for everybody, or for everything.</source>
        <translation>दूसरे दिन, सभी लोग या सब कुछ चुनें।</translation>
    </message>
    <message>
        <source>The table is written. That you took it is in the audit.</source>
        <translation>तालिका लिख दी गई। आपने इसे लिया, यह लेखे-जोखे में दर्ज है।</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>सभी लोग</translation>
    </message>
    <message>
        <source>When</source>
        <translation>कब</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>ग्राहक</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>साइन इन किया</translation>
    </message>
    <message>
        <source>Was not let in</source>
        <translation>आने नहीं दिया गया</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>साइन आउट किया</translation>
    </message>
    <message>
        <source>Locked the till</source>
        <translation>टिल लॉक किया</translation>
    </message>
    <message>
        <source>Enrolled an associate</source>
        <translation>कर्मचारी दर्ज किया</translation>
    </message>
    <message>
        <source>Changed an associate</source>
        <translation>कर्मचारी में बदलाव किया</translation>
    </message>
    <message>
        <source>Changed settings</source>
        <translation>सेटिंग बदली</translation>
    </message>
    <message>
        <source>Read the audit</source>
        <translation>लेखा-जोखा पढ़ा</translation>
    </message>
    <message>
        <source>Changed the key of this till&apos;s storage</source>
        <translation>इस टिल के भंडार की कुंजी बदली</translation>
    </message>
    <message>
        <source>Began to retire this till</source>
        <translation>इस टिल को हटाना शुरू किया</translation>
    </message>
    <message>
        <source>Opened a customer</source>
        <translation>ग्राहक खोला</translation>
    </message>
    <message>
        <source>Revealed personal data</source>
        <translation>निजी जानकारी दिखाई</translation>
    </message>
    <message>
        <source>Took a file</source>
        <translation>फ़ाइल ली</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>छापा</translation>
    </message>
    <message>
        <source>Handed unsent work over</source>
        <translation>न भेजा काम सौंपा</translation>
    </message>
    <message>
        <source>Took unsent work in</source>
        <translation>न भेजा काम लिया</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>सहेजा</translation>
    </message>
    <message>
        <source>Decided on saved work</source>
        <translation>सहेजे काम पर फ़ैसला किया</translation>
    </message>
    <message>
        <source>Decided a conflict</source>
        <translation>टकराव पर फ़ैसला किया</translation>
    </message>
    <message>
        <source>Something this version does not know</source>
        <translation>कुछ जो यह संस्करण नहीं जानता</translation>
    </message>
    <message>
        <source>registered here</source>
        <translation>यहाँ पंजीकृत</translation>
    </message>
    <message>
        <source>Too many wrong PINs: locked out for another {wait}</source>
        <translation>बहुत बार गलत पिन: और {wait} के लिए रोक</translation>
    </message>
    <message>
        <source>{why}: locked out for {wait}</source>
        <translation>{why}: {wait} के लिए रोक</translation>
    </message>
    <message>
        <source>Unlocked the till</source>
        <translation>टिल का लॉक खोला</translation>
    </message>
    <message>
        <source>Another associate signed in</source>
        <translation>दूसरे कर्मचारी ने साइन इन किया</translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation>गलत पिन</translation>
    </message>
    <message>
        <source>Not a supervisor&apos;s PIN</source>
        <translation>सुपरवाइज़र का पिन नहीं</translation>
    </message>
    <message>
        <source>Too many wrong PINs</source>
        <translation>बहुत बार गलत पिन</translation>
    </message>
    <message>
        <source>May not sign in at this till any more</source>
        <translation>अब इस टिल पर साइन इन की अनुमति नहीं</translation>
    </message>
    <message>
        <source>The server did not accept the user name and password</source>
        <translation>सर्वर ने यूज़र नाम और पासवर्ड स्वीकार नहीं किया</translation>
    </message>
    <message>
        <source>{associate} may sign in here from now on</source>
        <translation>{associate} अब से यहाँ साइन इन कर सकते हैं</translation>
    </message>
    <message>
        <source>{associate} may sign in here as a supervisor</source>
        <translation>{associate} यहाँ सुपरवाइज़र के रूप में साइन इन कर सकते हैं</translation>
    </message>
    <message>
        <source>{associate} has another PIN</source>
        <translation>{associate} का पिन बदला गया</translation>
    </message>
    <message>
        <source>{associate} is a supervisor now</source>
        <translation>{associate} अब सुपरवाइज़र हैं</translation>
    </message>
    <message>
        <source>{associate} is no supervisor any more</source>
        <translation>{associate} अब सुपरवाइज़र नहीं हैं</translation>
    </message>
    <message>
        <source>{associate} may not sign in here any more</source>
        <translation>{associate} अब यहाँ साइन इन नहीं कर सकते</translation>
    </message>
    <message>
        <source>{associate} may sign in here again</source>
        <translation>{associate} फिर यहाँ साइन इन कर सकते हैं</translation>
    </message>
    <message>
        <source>The audit</source>
        <translation>लेखा-जोखा</translation>
    </message>
    <message>
        <source>A bundle for support</source>
        <translation>सहायता के लिए फ़ाइल</translation>
    </message>
    <message>
        <source>numbers in full</source>
        <translation>नंबर पूरे</translation>
    </message>
    <message>
        <source>numbers masked</source>
        <translation>नंबर छिपे</translation>
    </message>
    <message>
        <source>Rows of a table that were not taken over</source>
        <translation>तालिका की पंक्तियाँ जो नहीं ली गईं</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>लेन-देन</translation>
    </message>
    <message>
        <source>Closing certificate</source>
        <translation>समापन प्रमाणपत्र</translation>
    </message>
    <message>
        <source>kept as a file</source>
        <translation>फ़ाइल के रूप में रखा</translation>
    </message>
    <message>
        <source>The server, or this till&apos;s login there</source>
        <translation>सर्वर, या वहाँ इस टिल का लॉगिन</translation>
    </message>
    <message>
        <source>To change it</source>
        <translation>बदलने के लिए</translation>
    </message>
    <message>
        <source>To correct saved work</source>
        <translation>सहेजा काम सुधारने के लिए</translation>
    </message>
    <message>
        <source>To decide a conflict</source>
        <translation>टकराव पर फ़ैसला करने के लिए</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>वापस लिया गया</translation>
    </message>
    <message>
        <source>taken back before it was sent</source>
        <translation>भेजे जाने से पहले वापस लिया गया</translation>
    </message>
    <message>
        <source>replaced by a corrected one</source>
        <translation>सुधारे हुए से बदला गया</translation>
    </message>
    <message>
        <source>changed before it was sent</source>
        <translation>भेजे जाने से पहले बदला गया</translation>
    </message>
    <message>
        <source>withdrawn for what the server has</source>
        <translation>सर्वर वाला रखकर वापस लिया गया</translation>
    </message>
    <message>
        <source>to be sent again</source>
        <translation>फिर भेजने के लिए</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>सौंपा गया</translation>
    </message>
    <message>
        <source>taken in</source>
        <translation>लिया गया</translation>
    </message>
    <message>
        <source>from {time}</source>
        <translation>{time} से</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>{time} तक</translation>
    </message>
    <message>
        <source>by {associate}</source>
        <translation>{associate} ने</translation>
    </message>
    <message>
        <source>as entered here: {fields}</source>
        <translation>जैसा यहाँ दर्ज हुआ: {fields}</translation>
    </message>
    <message>
        <source>as on the server: {fields}</source>
        <translation>जैसा सर्वर पर है: {fields}</translation>
    </message>
    <message>
        <source>The slip of a ticket</source>
        <translation>टिकट की पर्ची</translation>
    </message>
    <message>
        <source>The slip of a card</source>
        <translation>कार्ड की पर्ची</translation>
    </message>
    <message>
        <source>file {id}</source>
        <translation>फ़ाइल {id}</translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>Overview</source>
        <translation>सारांश</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>प्रोफ़ाइल</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>लेन-देन</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>कूपन</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>टिकट</translation>
    </message>
    <message>
        <source>{age} · from this till</source>
        <translation>{age} · इस टिल से</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>भेजा गया</translation>
    </message>
    <message>
        <source>Changed here and there: needs you</source>
        <translation>यहाँ और वहाँ दोनों जगह बदला: आपकी ज़रूरत है</translation>
    </message>
    <message>
        <source>When</source>
        <translation>कब</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>स्टोर</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>टिल</translation>
    </message>
    <message>
        <source>By</source>
        <translation>किसने</translation>
    </message>
    <message>
        <source>Last update</source>
        <translation>आखिरी अपडेट</translation>
    </message>
    <message>
        <source>User id</source>
        <translation>यूज़र आईडी</translation>
    </message>
    <message>
        <source>None known</source>
        <translation>कुछ ज्ञात नहीं</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>अभी ज्ञात नहीं</translation>
    </message>
    <message>
        <source>Fraud</source>
        <translation>धोखाधड़ी</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>कॉल</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>संदेश</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>कार्यक्रम</translation>
    </message>
    <message>
        <source>Known once they are sent.</source>
        <translation>भेजे जाने पर पता चलेगा।</translation>
    </message>
    <message>
        <source>No points that expire.</source>
        <translation>समाप्त होने वाले अंक नहीं।</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>कोई अंत नहीं</translation>
    </message>
    <message>
        <source>{points} points until {when}</source>
        <translation>{points} अंक, {when} तक</translation>
    </message>
</context>
<context>
    <name>card form</name>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>वापस रखें</translation>
    </message>
    <message>
        <source>What was typed goes; what is known shows again.</source>
        <translation>लिखा हुआ हट जाता है; जो ज्ञात है वह फिर दिखता है।</translation>
    </message>
    <message>
        <source>Not saved again: this waits to be sent already.</source>
        <translation>फिर से नहीं सहेजा गया: यह पहले से भेजे जाने के इंतज़ार में है।</translation>
    </message>
</context>
<context>
    <name>card slip</name>
    <message>
        <source>Known here as</source>
        <translation>यहाँ इससे पहचाने जाते हैं</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>श्रेणी</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>अंक</translation>
    </message>
    <message>
        <source>Lifetime points</source>
        <translation>आजीवन अंक</translation>
    </message>
    <message>
        <source>Points that expire</source>
        <translation>समाप्त होने वाले अंक</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>कूपन</translation>
    </message>
    <message>
        <source>Printed {time}.</source>
        <translation>{time} को प्रिंट किया गया।</translation>
    </message>
    <message>
        <source>{points}, {age}</source>
        <translation>{points}, {age}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>{date} तक</translation>
    </message>
</context>
<context>
    <name>certificate</name>
    <message>
        <source>Closing certificate</source>
        <translation>समापन प्रमाणपत्र</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>नहीं भेजा गया</translation>
    </message>
    <message>
        <source>Sent today</source>
        <translation>आज भेजा गया</translation>
    </message>
    <message>
        <source>No server known yet</source>
        <translation>अभी कोई सर्वर ज्ञात नहीं</translation>
    </message>
    <message>
        <source>TRAINING: nothing here is real</source>
        <translation>अभ्यास: यहाँ कुछ भी असली नहीं</translation>
    </message>
    <message>
        <source>Nothing on this till waits to be sent.</source>
        <translation>इस टिल पर भेजने को कुछ बाकी नहीं।</translation>
    </message>
    <message>
        <source>This till still holds what is listed below; nothing of it is lost.</source>
        <translation>नीचे जो लिखा है वह अब भी इस टिल के पास है; उसमें से कुछ नहीं खोया।</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>कुछ नहीं</translation>
    </message>
    <message>
        <source>Key of this till: {key}</source>
        <translation>इस टिल की कुंजी: {key}</translation>
    </message>
    <message>
        <source>Signed by the till with this key (Ed25519), over every byte of this file. “tillside --verify FILE” tells whether a byte was changed, and whose key it is.</source>
        <translation>टिल ने इस कुंजी (Ed25519) से इस फ़ाइल के हर बाइट पर हस्ताक्षर किए हैं। “tillside --verify FILE” बताता है कि कोई बाइट बदला या नहीं, और कुंजी किसकी है।</translation>
    </message>
    <message>
        <source>{name} ({id})</source>
        <translation>{name} ({id})</translation>
    </message>
    <message>
        <source>by this till&apos;s own clock: the server&apos;s was not known</source>
        <translation>इस टिल की अपनी घड़ी से: सर्वर की ज्ञात नहीं थी</translation>
    </message>
    <message>
        <source>by the server&apos;s clock</source>
        <translation>सर्वर की घड़ी से</translation>
    </message>
    <message>
        <source>{moment}, {clock}</source>
        <translation>{moment}, {clock}</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>संगठन</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>स्टोर</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>टिल</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>सर्वर</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>तारीख और समय</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>Unsent in all</source>
        <translation>कुल बिना भेजे</translation>
    </message>
    <message>
        <source>Of these, need somebody</source>
        <translation>इनमें से जिन्हें किसी की ज़रूरत है</translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>Ask the server</source>
        <translation>सर्वर से पूछें</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>पसंद</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>एक और</translation>
    </message>
    <message>
        <source>Its value</source>
        <translation>उसका मान</translation>
    </message>
    <message>
        <source>Messages wanted</source>
        <translation>संदेश सदस्यता</translation>
    </message>
    <message>
        <source>{channel}: {kind}</source>
        <translation>{channel}: {kind}</translation>
    </message>
    <message>
        <source>{messages} ({scope})</source>
        <translation>{messages} ({scope})</translation>
    </message>
    <message>
        <source>Text messages</source>
        <translation>टेक्स्ट संदेश</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>ई-मेल</translation>
    </message>
    <message>
        <source>receipts and service</source>
        <translation>रसीदें और सेवा</translation>
    </message>
    <message>
        <source>offers</source>
        <translation>प्रस्ताव</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>चाहिए</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>नहीं चाहिए</translation>
    </message>
    <message>
        <source>Nothing said yet</source>
        <translation>अभी कुछ नहीं कहा</translation>
    </message>
    <message>
        <source>This server does not keep them.</source>
        <translation>यह सर्वर इन्हें नहीं रखता।</translation>
    </message>
    <message>
        <source>What the server has of them is known once they were sent.</source>
        <translation>सर्वर पर इनके बारे में क्या है, यह भेजे जाने के बाद ही पता चलेगा।</translation>
    </message>
    <message>
        <source>Not on this till yet: ask the server for them.</source>
        <translation>अभी इस टिल पर नहीं: सर्वर से पूछें।</translation>
    </message>
</context>
<context>
    <name>closing</name>
    <message>
        <source>By</source>
        <translation>किसने</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>कितने</translation>
    </message>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>Oldest since</source>
        <translation>सबसे पुराना कब से</translation>
    </message>
    <message>
        <source>{count} at {time}</source>
        <translation>{time} पर {count}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>{kind} {count}</source>
        <translation>{kind} {count}</translation>
    </message>
    <message>
        <source>Nothing on this till waits to be sent.</source>
        <translation>इस टिल पर भेजने को कुछ बाकी नहीं।</translation>
    </message>
    <message>
        <source>Some of it needs somebody: see to it on the pending page. Nothing is lost.</source>
        <translation>कुछ को किसी की ज़रूरत है: लंबित पेज पर देखें। कुछ नहीं खोता।</translation>
    </message>
    <message>
        <source>It is sent by itself as soon as the server can be reached. Nothing is lost.</source>
        <translation>सर्वर तक पहुँचते ही यह अपने-आप भेजा जाता है। कुछ नहीं खोता।</translation>
    </message>
</context>
<context>
    <name>conflict</name>
    <message>
        <source>{value}, chosen</source>
        <translation>{value}, चुना गया</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>फ़ील्ड</translation>
    </message>
    <message>
        <source>It was</source>
        <translation>पहले था</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>सर्वर पर</translation>
    </message>
    <message>
        <source>Written here</source>
        <translation>यहाँ लिखा गया</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>चुनाव</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>अभी चुना नहीं</translation>
    </message>
    <message>
        <source>the server&apos;s</source>
        <translation>सर्वर वाला</translation>
    </message>
    <message>
        <source>the one from here</source>
        <translation>यहाँ वाला</translation>
    </message>
</context>
<context>
    <name>coupons</name>
    <message>
        <source>Coupons</source>
        <translation>कूपन</translation>
    </message>
    <message>
        <source>Show code</source>
        <translation>कोड दिखाएँ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>All coupons</source>
        <translation>सभी कूपन</translation>
    </message>
    <message>
        <source>Several states</source>
        <translation>कई स्थितियाँ</translation>
    </message>
    <message>
        <source>From</source>
        <translation>कब से</translation>
    </message>
    <message>
        <source>To</source>
        <translation>कब तक</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>शृंखला</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>क्रम</translation>
    </message>
    <message>
        <source>By issue</source>
        <translation>जारी होने के अनुसार</translation>
    </message>
    <message>
        <source>By last day</source>
        <translation>आखिरी दिन के अनुसार</translation>
    </message>
    <message>
        <source>By amount</source>
        <translation>राशि के अनुसार</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>क्रम की दिशा</translation>
    </message>
    <message>
        <source>Latest first</source>
        <translation>सबसे नए पहले</translation>
    </message>
    <message>
        <source>Earliest first</source>
        <translation>सबसे पहले वाले पहले</translation>
    </message>
    <message>
        <source>{what} · {state}</source>
        <translation>{what} · {state}</translation>
    </message>
    <message>
        <source>Coupon</source>
        <translation>कूपन</translation>
    </message>
    <message>
        <source>There is no coupon here that could be used now</source>
        <translation>यहाँ ऐसा कोई कूपन नहीं जो अभी काम आए</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>जारी</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>आखिरी दिन</translation>
    </message>
    <message>
        <source>Times used</source>
        <translation>कितनी बार भुनाया</translation>
    </message>
    <message>
        <source>Used where, when</source>
        <translation>कहाँ, कब भुनाया</translation>
    </message>
    <message>
        <source>Issued with bill</source>
        <translation>किस बिल के साथ जारी</translation>
    </message>
    <message>
        <source>Used on bill</source>
        <translation>किस बिल पर भुनाया</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>चालू</translation>
    </message>
    <message>
        <source>Redeemed</source>
        <translation>भुनाए गए</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>समाप्त</translation>
    </message>
</context>
<context>
    <name>diagnostics</name>
    <message>
        <source>Diagnostics</source>
        <translation>जाँच</translation>
    </message>
    <message>
        <source>Save support bundle</source>
        <translation>सहायता फ़ाइल सहेजें</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>कॉपी करें</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>फिर देखें</translation>
    </message>
    <message>
        <source>Last problems</source>
        <translation>पिछली समस्याएँ</translation>
    </message>
    <message>
        <source>None were logged lately.</source>
        <translation>हाल में कोई दर्ज नहीं हुई।</translation>
    </message>
    <message>
        <source>For whoever helps you. It names no customer, no associate and no password.</source>
        <translation>आपकी मदद करने वाले के लिए। इसमें न कोई ग्राहक, न कर्मचारी, न पासवर्ड है।</translation>
    </message>
    <message>
        <source>Line to the server</source>
        <translation>सर्वर से लाइन</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>क्या बाकी है</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>संग्रह</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>संस्करण</translation>
    </message>
    <message>
        <source>Copied. Paste it for support.</source>
        <translation>कॉपी हो गया। सहायता के लिए चिपकाएँ।</translation>
    </message>
    <message>
        <source>The bundle is written. Send it to support.</source>
        <translation>फ़ाइल लिख दी गई। इसे सहायता को भेजें।</translation>
    </message>
    <message>
        <source>the training server, on this till</source>
        <translation>अभ्यास सर्वर, इसी टिल पर</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>अभी कोई नहीं</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>पता नहीं</translation>
    </message>
    <message>
        <source>{n} ms</source>
        <translation>{n} मि.से.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>सर्वर</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>पिछला जवाब</translation>
    </message>
    <message>
        <source>It took</source>
        <translation>समय लगा</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>घड़ियाँ</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>अभी मिलाई नहीं गईं</translation>
    </message>
    <message>
        <source>Both agree</source>
        <translation>दोनों मिलती हैं</translation>
    </message>
    <message>
        <source>This till&apos;s is {off} fast</source>
        <translation>इस टिल की {off} आगे है</translation>
    </message>
    <message>
        <source>This till&apos;s is {off} slow</source>
        <translation>इस टिल की {off} पीछे है</translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>कुछ बाकी नहीं</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <translation>अभी नहीं भेजा</translation>
    </message>
    <message>
        <source>Needs somebody</source>
        <translation>किसी की ज़रूरत</translation>
    </message>
    <message>
        <source>Oldest since</source>
        <translation>सबसे पुराना कब से</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>डिस्क पर खाली</translation>
    </message>
    <message>
        <source>{size}, damaged</source>
        <translation>{size}, खराब</translation>
    </message>
    <message>
        <source>{size}, sound</source>
        <translation>{size}, ठीक</translation>
    </message>
    <message>
        <source>{size}, being looked through</source>
        <translation>{size}, जाँचा जा रहा है</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>त्रुटि</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>चेतावनी</translation>
    </message>
</context>
<context>
    <name>doubles</name>
    <message>
        <source>waiting to be sent</source>
        <translation>भेजे जाने के इंतज़ार में</translation>
    </message>
    <message>
        <source>same mobile</source>
        <translation>वही मोबाइल</translation>
    </message>
    <message>
        <source>same e-mail</source>
        <translation>वही ई-मेल</translation>
    </message>
    <message>
        <source>same card</source>
        <translation>वही कार्ड</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>वही नाम</translation>
    </message>
    <message>
        <source>name alike</source>
        <translation>नाम मिलता-जुलता</translation>
    </message>
    <message>
        <source>mobile ends {digits}</source>
        <translation>मोबाइल के अंत में {digits}</translation>
    </message>
</context>
<context>
    <name>field</name>
    <message>
        <source>with commas between</source>
        <translation>बीच में अल्पविराम लगाकर</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>First name</source>
        <translation>पहला नाम</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>उपनाम</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>मोबाइल</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>ई-मेल</translation>
    </message>
    <message>
        <source>External id (card)</source>
        <translation>बाहरी आईडी (कार्ड)</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>लिंग</translation>
    </message>
    <message>
        <source>Customer type</source>
        <translation>ग्राहक का प्रकार</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>{date}, {time}</source>
        <translation>{date}, {time}</translation>
    </message>
    <message>
        <source>from this till</source>
        <translation>इस टिल से</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>{time} की जानकारी</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>कल</translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation>एक मिनट से कम</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>नाम नहीं</translation>
    </message>
</context>
<context>
    <name>frame</name>
    <message>
        <source>oldest {age}</source>
        <translation>सबसे पुराना {age}</translation>
    </message>
    <message>
        <source>{unsent} · {age}</source>
        <translation>{unsent} · {age}</translation>
    </message>
    <message>
        <source>answered in {n} ms</source>
        <translation>{n} मि.से. में जवाब मिला</translation>
    </message>
    <message>
        <source>not reached yet today</source>
        <translation>आज अभी तक पहुँच नहीं हुई</translation>
    </message>
    <message>
        <source>last answer {time}</source>
        <translation>आखिरी जवाब {time}</translation>
    </message>
</context>
<context>
    <name>guide</name>
    <message>
        <source>About: {page}</source>
        <translation>इसके बारे में: {page}</translation>
    </message>
</context>
<context>
    <name>identity</name>
    <message>
        <source>Ask for it</source>
        <translation>इसका अनुरोध करें</translation>
    </message>
    <message>
        <source>Another number, e-mail or card</source>
        <translation>दूसरा नंबर, ई-मेल या कार्ड</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>अनुरोध</translation>
    </message>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>The new one</source>
        <translation>नया</translation>
    </message>
    <message>
        <source>Not asked again: one request of this customer waits to be sent already.</source>
        <translation>फिर से अनुरोध नहीं किया गया: इस ग्राहक का एक अनुरोध पहले से भेजे जाने के इंतज़ार में है।</translation>
    </message>
</context>
<context>
    <name>import</name>
    <message>
        <source>Column {number}</source>
        <translation>कॉलम {number}</translation>
    </message>
    <message>
        <source>Column in the file</source>
        <translation>फ़ाइल में कॉलम</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>उदाहरण</translation>
    </message>
    <message>
        <source>Taken over as</source>
        <translation>इस रूप में लिया गया</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>पंक्ति {number}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>और {count} और</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>पंक्ति</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>संपर्क</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>क्यों</translation>
    </message>
    <message>
        <source>Not taken over</source>
        <translation>नहीं लिया गया</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>पहला नाम और उपनाम</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>पंजीकरण की तारीख</translation>
    </message>
    <message>
        <source>commas</source>
        <translation>अल्पविराम</translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation>अर्धविराम</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>टैब</translation>
    </message>
    <message>
        <source>dates: day first</source>
        <translation>तारीखें: पहले दिन</translation>
    </message>
    <message>
        <source>dates: month first</source>
        <translation>तारीखें: पहले महीना</translation>
    </message>
    <message>
        <source>{what} It shows in row {row}.</source>
        <translation>{what} यह पंक्ति {row} में दिखता है।</translation>
    </message>
    <message>
        <source>The file cannot be opened. Look whether it is still there, and yours.</source>
        <translation>फ़ाइल खुल नहीं सकती। देखें कि वह वहाँ है और आपकी है।</translation>
    </message>
    <message>
        <source>There is nothing in this file.</source>
        <translation>इस फ़ाइल में कुछ नहीं है।</translation>
    </message>
    <message>
        <source>This file is larger than {size} MB. Part it, and bring in each part.</source>
        <translation>यह फ़ाइल {size} MB से बड़ी है। इसे बाँटें, और हर भाग ले आएँ।</translation>
    </message>
    <message>
        <source>This is a spreadsheet&apos;s own file. Open it there, save it as CSV, and choose that.</source>
        <translation>यह स्प्रेडशीट की अपनी फ़ाइल है। उसे वहाँ खोलें, CSV में सहेजें, और वह चुनें।</translation>
    </message>
    <message>
        <source>This is not a table: it holds what no text has. Save it as CSV first.</source>
        <translation>यह तालिका नहीं है: इसमें वह है जो पाठ में नहीं होता। पहले इसे CSV में सहेजें।</translation>
    </message>
    <message>
        <source>More than {count} rows. Part the file, and bring in each part.</source>
        <translation>{count} से अधिक पंक्तियाँ। फ़ाइल को बाँटें, और हर भाग ले आएँ।</translation>
    </message>
    <message>
        <source>More than {count} columns: this is not a table of people.</source>
        <translation>{count} से अधिक कॉलम: यह लोगों की तालिका नहीं है।</translation>
    </message>
    <message>
        <source>One cell is far too long. Perhaps a quotation mark before it was never closed.</source>
        <translation>एक खाना बहुत लंबा है। शायद उससे पहले कोई उद्धरण चिह्न बंद नहीं हुआ।</translation>
    </message>
    <message>
        <source>A quotation mark is opened and never closed.</source>
        <translation>उद्धरण चिह्न खुला है और कभी बंद नहीं हुआ।</translation>
    </message>
    <message>
        <source>Ready, look once</source>
        <translation>तैयार, एक बार देख लें</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>तैयार</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>छोड़ा गया</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>दोहरा</translation>
    </message>
    <message>
        <source>Saved on this till</source>
        <translation>इस टिल पर सहेजा गया</translation>
    </message>
    <message>
        <source>The file has “{cell}”</source>
        <translation>फ़ाइल में “{cell}” है</translation>
    </message>
    <message>
        <source>{field}: {what}</source>
        <translation>{field}: {what}</translation>
    </message>
    <message>
        <source>a spreadsheet has shortened the number; type it again from the form</source>
        <translation>स्प्रेडशीट ने नंबर छोटा कर दिया है; फ़ॉर्म से फिर लिखें</translation>
    </message>
    <message>
        <source>The same person as in row {row}</source>
        <translation>वही व्यक्ति जो पंक्ति {row} में है</translation>
    </message>
    <message>
        <source>Saved on this till already, and not sent yet</source>
        <translation>इस टिल पर पहले से सहेजा, अभी भेजा नहीं गया</translation>
    </message>
    <message>
        <source>A customer already: what the form says replaces the old</source>
        <translation>पहले से ग्राहक: फ़ॉर्म की बात पुरानी की जगह लेती है</translation>
    </message>
    <message>
        <source>A customer already</source>
        <translation>पहले से ग्राहक</translation>
    </message>
    <message>
        <source>Looking at row {done} of {total}</source>
        <translation>{total} में से पंक्ति {done} देखी जा रही है</translation>
    </message>
    <message>
        <source>{done} of {total} rows done</source>
        <translation>{total} में से {done} पंक्तियाँ हो गईं</translation>
    </message>
    <message>
        <source>{done}, {left_out}</source>
        <translation>{done}, {left_out}</translation>
    </message>
    <message>
        <source>{done} · {time} left</source>
        <translation>{done} · {time} बाकी</translation>
    </message>
</context>
<context>
    <name>lookup</name>
    <message>
        <source>Not seen on this till</source>
        <translation>इस टिल पर नहीं देखा गया</translation>
    </message>
    <message>
        <source>Enter asks the server</source>
        <translation>Enter से सर्वर से पूछें</translation>
    </message>
    <message>
        <source>in any order, one slip allowed</source>
        <translation>किसी भी क्रम में, एक चूक चलेगी</translation>
    </message>
    <message>
        <source>Asking the server for “{text}”</source>
        <translation>“{text}” के लिए सर्वर से पूछा जा रहा है</translation>
    </message>
    <message>
        <source>This till has not seen them yet.</source>
        <translation>इस टिल ने इन्हें अभी नहीं देखा।</translation>
    </message>
    <message>
        <source>Registered here</source>
        <translation>यहाँ पंजीकृत</translation>
    </message>
    <message>
        <source>unsent</source>
        <translation>बिना भेजा</translation>
    </message>
    <message>
        <source>server not asked</source>
        <translation>सर्वर से नहीं पूछा गया</translation>
    </message>
    <message>
        <source>Register this address</source>
        <translation>यह पता पंजीकृत करें</translation>
    </message>
    <message>
        <source>Register this number</source>
        <translation>यह नंबर पंजीकृत करें</translation>
    </message>
    <message>
        <source>Register somebody new</source>
        <translation>किसी नए को पंजीकृत करें</translation>
    </message>
</context>
<context>
    <name>loyalty</name>
    <message>
        <source>{number} ({what})</source>
        <translation>{number} ({what})</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>1 अंक</translation>
    </message>
    <message>
        <source>{number} points</source>
        <translation>{number} अंक</translation>
    </message>
    <message>
        <source>the next tier</source>
        <translation>अगली श्रेणी</translation>
    </message>
    <message>
        <source>Enough for {tier} is reached</source>
        <translation>{tier} के लिए काफ़ी हो गया</translation>
    </message>
    <message>
        <source>{amount} more by {date} for {tier}</source>
        <translation>{tier} के लिए {date} तक {amount} और</translation>
    </message>
    <message>
        <source>{amount} more for {tier}</source>
        <translation>{tier} के लिए {amount} और</translation>
    </message>
    <message>
        <source>The tier</source>
        <translation>श्रेणी</translation>
    </message>
    <message>
        <source>{tier} is kept beyond {date}</source>
        <translation>{tier} {date} के बाद भी बनी रहती है</translation>
    </message>
    <message>
        <source>{tier} is kept</source>
        <translation>{tier} बनी रहती है</translation>
    </message>
    <message>
        <source>{tier} lasts until {date}</source>
        <translation>{tier} {date} तक है</translation>
    </message>
    <message>
        <source>the tier</source>
        <translation>श्रेणी</translation>
    </message>
    <message>
        <source>Enough to keep {tier} is reached</source>
        <translation>{tier} बनाए रखने के लिए काफ़ी हो गया</translation>
    </message>
    <message>
        <source>{amount} more keeps {tier}</source>
        <translation>{amount} और से {tier} बनी रहती है</translation>
    </message>
    <message>
        <source>{amount} in all for {tier}</source>
        <translation>{tier} के लिए कुल {amount}</translation>
    </message>
    <message>
        <source>{current} of {amount} for {tier}</source>
        <translation>{tier} के लिए {amount} में से {current}</translation>
    </message>
    <message>
        <source>From {old} to {new}</source>
        <translation>{old} से {new}</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>उन्नयन</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>अवनति</translation>
    </message>
    <message>
        <source>Renewal</source>
        <translation>नवीनीकरण</translation>
    </message>
    <message>
        <source>for the customer</source>
        <translation>ग्राहक के लिए</translation>
    </message>
    <message>
        <source>for bill {id}</source>
        <translation>बिल {id} के लिए</translation>
    </message>
    <message>
        <source>for line {line} of bill {id}</source>
        <translation>बिल {id} की पंक्ति {line} के लिए</translation>
    </message>
    <message>
        <source>{points} {what}</source>
        <translation>{points} {what}</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>{date} तक</translation>
    </message>
    <message>
        <source>issued {date}, {store}</source>
        <translation>{date} को {store} पर जारी</translation>
    </message>
    <message>
        <source>issued {date}</source>
        <translation>{date} को जारी</translation>
    </message>
    <message>
        <source>issued at {store}</source>
        <translation>{store} पर जारी</translation>
    </message>
    <message>
        <source>{status}: let a supervisor look before points or coupons are redeemed.</source>
        <translation>{status}: अंक या कूपन भुनाने से पहले सुपरवाइज़र को दिखाएँ।</translation>
    </message>
    <message>
        <source>{status}: ask a supervisor.</source>
        <translation>{status}: सुपरवाइज़र से पूछें।</translation>
    </message>
    <message>
        <source>On the do-not-call register: do not ring with offers.</source>
        <translation>“कॉल न करें” सूची में हैं: प्रस्ताव के लिए फ़ोन न करें।</translation>
    </message>
    <message>
        <source>Wants no promotional messages: do not offer to send any.</source>
        <translation>प्रचार संदेश नहीं चाहते: भेजने की बात न करें।</translation>
    </message>
    <message>
        <source>by {who}, {when}</source>
        <translation>{who} ने, {when}</translation>
    </message>
    <message>
        <source>by {who}</source>
        <translation>{who} ने</translation>
    </message>
    <message>
        <source>Promoter: recommends the shop</source>
        <translation>समर्थक: दुकान की सिफ़ारिश करते हैं</translation>
    </message>
    <message>
        <source>Passive: neither recommends nor warns</source>
        <translation>तटस्थ: न सिफ़ारिश करते हैं न मना</translation>
    </message>
    <message>
        <source>Detractor: would warn others</source>
        <translation>आलोचक: दूसरों को मना करेंगे</translation>
    </message>
    <message>
        <source>{name} ({facts})</source>
        <translation>{name} ({facts})</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}: {value}</translation>
    </message>
</context>
<context>
    <name>matches</name>
    <message>
        <source>unsent</source>
        <translation>बिना भेजा</translation>
    </message>
</context>
<context>
    <name>notes</name>
    <message>
        <source>Notes</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>किसका</translation>
    </message>
    <message>
        <source>Everybody&apos;s</source>
        <translation>सबके</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>सुधारें</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>जैसा है वैसा रहने दें</translation>
    </message>
    <message>
        <source>This note is waiting here already</source>
        <translation>यह नोट यहाँ पहले से इंतज़ार में है</translation>
    </message>
    <message>
        <source>Correct this note</source>
        <translation>यह नोट सुधारें</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>सहेजें</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>नया नोट</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>नोट जोड़ें</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>सहेजा जा रहा है…</translation>
    </message>
    <message>
        <source>Choose a note first</source>
        <translation>पहले कोई नोट चुनें</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>कौन</translation>
    </message>
    <message>
        <source>When</source>
        <translation>कब</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>The server does not tell whose this is</source>
        <translation>सर्वर नहीं बताता कि यह किसका है</translation>
    </message>
    <message>
        <source>Only who wrote it can correct it</source>
        <translation>जिसने लिखा वही सुधार सकता है</translation>
    </message>
    <message>
        <source>It is under way: wait until it was sent</source>
        <translation>यह भेजा जा रहा है: भेजे जाने तक रुकें</translation>
    </message>
</context>
<context>
    <name>overview</name>
    <message>
        <source>Earlier changes of tier</source>
        <translation>श्रेणी के पिछले बदलाव</translation>
    </message>
    <message>
        <source>What keeps the tier</source>
        <translation>श्रेणी किससे बनी रहती है</translation>
    </message>
    <message>
        <source>Points by expiry</source>
        <translation>अंक कब समाप्त होंगे</translation>
    </message>
    <message>
        <source>Points that are gone</source>
        <translation>जो अंक चले गए</translation>
    </message>
    <message>
        <source>Expired points</source>
        <translation>समाप्त अंक</translation>
    </message>
    <message>
        <source>Promotional points</source>
        <translation>प्रचार के अंक</translation>
    </message>
    <message>
        <source>Purchases by month</source>
        <translation>महीने के अनुसार खरीदारी</translation>
    </message>
    <message>
        <source>{points} expired</source>
        <translation>{points} समाप्त</translation>
    </message>
    <message>
        <source>No promotional points.</source>
        <translation>प्रचार के अंक नहीं।</translation>
    </message>
    <message>
        <source>The server tells of no bill with a date.</source>
        <translation>सर्वर तारीख वाला कोई बिल नहीं बताता।</translation>
    </message>
    <message>
        <source>Not on this till yet: it comes with the server&apos;s next answer.</source>
        <translation>अभी इस टिल पर नहीं: सर्वर के अगले जवाब के साथ आएगा।</translation>
    </message>
    <message>
        <source>Known once the registration was sent.</source>
        <translation>पंजीकरण भेजे जाने पर पता चलेगा।</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>श्रेणी</translation>
    </message>
    <message>
        <source>{tier}: {description}</source>
        <translation>{tier}: {description}</translation>
    </message>
    <message>
        <source>The server tells no progress of this customer.</source>
        <translation>सर्वर इस ग्राहक की प्रगति नहीं बताता।</translation>
    </message>
    <message>
        <source>Towards {tier}</source>
        <translation>{tier} की ओर</translation>
    </message>
    <message>
        <source>Kept by</source>
        <translation>किससे बनी रहती है</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>समाप्त</translation>
    </message>
    <message>
        <source>Redeemed</source>
        <translation>भुनाए गए</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>समायोजित</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>लौटाए गए</translation>
    </message>
    <message>
        <source>{bills}, {first} to {last}</source>
        <translation>{bills}, {first} से {last}</translation>
    </message>
    <message>
        <source>{period}. Older bills are not counted here.</source>
        <translation>{period}। पुराने बिल यहाँ नहीं गिने जाते।</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>{month}: {amount}, {bills}</source>
        <translation>{month}: {amount}, {bills}</translation>
    </message>
    <message>
        <source>Recommends us</source>
        <translation>हमारी सिफ़ारिश</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>समूह</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>पंजीकृत</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>स्थिति</translation>
    </message>
</context>
<context>
    <name>pending</name>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>For</source>
        <translation>किसके लिए</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>कब से</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>क्यों</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>{name} ने</translation>
    </message>
    <message>
        <source>{what}: {name}</source>
        <translation>{what}: {name}</translation>
    </message>
    <message>
        <source>saved {time} by {name}</source>
        <translation>{name} ने {time} सहेजा</translation>
    </message>
    <message>
        <source>Choose a row first</source>
        <translation>पहले कोई पंक्ति चुनें</translation>
    </message>
    <message>
        <source>It is sent by itself once this till may sign in again</source>
        <translation>टिल के फिर साइन इन होते ही यह अपने-आप भेजा जाता है</translation>
    </message>
    <message>
        <source>There is nobody on the server whom it could be sent for</source>
        <translation>सर्वर पर ऐसा कोई नहीं जिसके लिए यह भेजा जाए</translation>
    </message>
    <message>
        <source>It is sent by itself; “Send now” tries at once</source>
        <translation>यह अपने-आप भेजा जाता है; “अभी भेजें” तुरंत कोशिश करता है</translation>
    </message>
    <message>
        <source>Choose below, field by field</source>
        <translation>नीचे हर फ़ील्ड के लिए चुनें</translation>
    </message>
    <message>
        <source>Set it anew on the customer&apos;s card</source>
        <translation>ग्राहक के कार्ड पर इसे नए सिरे से भरें</translation>
    </message>
    <message>
        <source>Only what the server refused can be corrected</source>
        <translation>केवल वही सुधारा जा सकता है जिसे सर्वर ने अस्वीकार किया</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>विषय</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>संदेश</translation>
    </message>
    <message>
        <source>It was sent</source>
        <translation>यह भेजा जा चुका है</translation>
    </message>
    <message>
        <source>It was withdrawn</source>
        <translation>यह वापस लिया जा चुका है</translation>
    </message>
    <message>
        <source>It is being sent at this moment</source>
        <translation>यह अभी भेजा जा रहा है</translation>
    </message>
    <message>
        <source>First it is found out whether it arrived</source>
        <translation>पहले पता किया जाता है कि वह पहुँचा या नहीं</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>अभी कोशिश नहीं हुई</translation>
    </message>
    <message>
        <source>tried once</source>
        <translation>एक बार कोशिश की गई</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>चल रहा है</translation>
    </message>
    <message>
        <source>code {code}</source>
        <translation>कोड {code}</translation>
    </message>
    <message>
        <source>request {id}</source>
        <translation>अनुरोध {id}</translation>
    </message>
    <message>
        <source>never left this till</source>
        <translation>इस टिल से कभी निकला ही नहीं</translation>
    </message>
    <message>
        <source>done</source>
        <translation>हो गया</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>अस्वीकार</translation>
    </message>
    <message>
        <source>the till&apos;s sign-in was not accepted</source>
        <translation>टिल का साइन-इन स्वीकार नहीं हुआ</translation>
    </message>
    <message>
        <source>the server asked for patience</source>
        <translation>सर्वर ने ठहरने को कहा</translation>
    </message>
    <message>
        <source>the server could not do it</source>
        <translation>सर्वर यह नहीं कर सका</translation>
    </message>
    <message>
        <source>refused for a reason that this till does not know</source>
        <translation>ऐसे कारण से अस्वीकार जो यह टिल नहीं जानता</translation>
    </message>
    <message>
        <source>too many at once; sent in smaller parts</source>
        <translation>एक साथ बहुत ज़्यादा; छोटे भागों में भेजा गया</translation>
    </message>
    <message>
        <source>the answer was lost</source>
        <translation>जवाब खो गया</translation>
    </message>
    <message>
        <source>the program ended before the answer came</source>
        <translation>जवाब आने से पहले प्रोग्राम बंद हो गया</translation>
    </message>
</context>
<context>
    <name>profile</name>
    <message>
        <source>Profile</source>
        <translation>प्रोफ़ाइल</translation>
    </message>
    <message>
        <source>Nothing was saved: some fields need a look</source>
        <translation>कुछ सहेजा नहीं गया: कुछ फ़ील्ड देखने हैं</translation>
    </message>
    <message>
        <source>Customers are known by this here: ask for another one instead</source>
        <translation>यहाँ ग्राहक इसी से पहचाने जाते हैं: इसकी जगह दूसरे का अनुरोध करें</translation>
    </message>
    <message>
        <source>Tills may not change this here: ask for another one instead</source>
        <translation>यहाँ टिल इसे नहीं बदल सकते: इसकी जगह दूसरे का अनुरोध करें</translation>
    </message>
    <message>
        <source>This customer is known by this alone: ask for another one instead</source>
        <translation>यह ग्राहक केवल इसी से पहचाना जाता है: इसकी जगह दूसरे का अनुरोध करें</translation>
    </message>
    <message>
        <source>Meanwhile it became: {value}</source>
        <translation>इस बीच यह बन गया: {value}</translation>
    </message>
    <message>
        <source>Changed here and on the server: {fields}. Decide which is right.</source>
        <translation>यहाँ और सर्वर पर बदला: {fields}। तय करें कि क्या सही है।</translation>
    </message>
    <message>
        <source>A change was not taken: {reason}</source>
        <translation>एक बदलाव नहीं लिया गया: {reason}</translation>
    </message>
    <message>
        <source>Not sent yet: change the fields of the profile instead.</source>
        <translation>अभी भेजा नहीं गया: इसकी जगह प्रोफ़ाइल के फ़ील्ड बदलें।</translation>
    </message>
    <message>
        <source>The customer has nothing that could be exchanged.</source>
        <translation>ग्राहक के पास ऐसा कुछ नहीं जो बदला जा सके।</translation>
    </message>
    <message>
        <source>{what}: {new} instead of {old}</source>
        <translation>{what}: {old} की जगह {new}</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>पहचान</translation>
    </message>
    <message>
        <source>Awaiting approval</source>
        <translation>स्वीकृति के इंतज़ार में</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>स्वीकृत</translation>
    </message>
    <message>
        <source>Turned down</source>
        <translation>अस्वीकृत</translation>
    </message>
    <message>
        <source>asked by {name}, {when}</source>
        <translation>{name} ने {when} अनुरोध किया</translation>
    </message>
    <message>
        <source>asked {when}</source>
        <translation>{when} अनुरोध हुआ</translation>
    </message>
    <message>
        <source>decided {when}</source>
        <translation>{when} तय हुआ</translation>
    </message>
    <message>
        <source>This server does not tell what became of requests.</source>
        <translation>यह सर्वर नहीं बताता कि अनुरोधों का क्या हुआ।</translation>
    </message>
    <message>
        <source>What the server lists is not here: {reason}</source>
        <translation>सर्वर की सूची यहाँ नहीं है: {reason}</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>तय करें</translation>
    </message>
</context>
<context>
    <name>rail</name>
    <message>
        <source>Look up</source>
        <translation>ढूँढें</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>पंजीकरण</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>विस्तृत खोज</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>आयात</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>लंबित</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>समापन</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>गाइड</translation>
    </message>
</context>
<context>
    <name>records</name>
    <message>
        <source>asking the server…</source>
        <translation>सर्वर से पूछा जा रहा है…</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>ऑफ़लाइन</translation>
    </message>
    <message>
        <source>not refreshed</source>
        <translation>ताज़ा नहीं हुआ</translation>
    </message>
    <message>
        <source>from this till alone</source>
        <translation>केवल इस टिल से</translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation>फ़िल्टर से कुछ मेल नहीं खाता</translation>
    </message>
    <message>
        <source>Change the filter, or clear it.</source>
        <translation>फ़िल्टर बदलें, या साफ़ करें।</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>अभी ज्ञात नहीं</translation>
    </message>
    <message>
        <source>It shows once this customer&apos;s registration was sent.</source>
        <translation>इस ग्राहक का पंजीकरण भेजे जाने पर यह दिखेगा।</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>सर्वर से पूछा जा रहा है…</translation>
    </message>
    <message>
        <source>Not on this till</source>
        <translation>इस टिल पर नहीं</translation>
    </message>
    <message>
        <source>The line is down. It is asked for when the line is back.</source>
        <translation>लाइन बंद है। लाइन लौटने पर यह माँगा जाता है।</translation>
    </message>
    <message>
        <source>The server could not be asked. “Refresh” tries again.</source>
        <translation>सर्वर से पूछा नहीं जा सका। “ताज़ा करें” फिर कोशिश करता है।</translation>
    </message>
    <message>
        <source>What is saved here is sent all the same.</source>
        <translation>यहाँ जो सहेजा जाता है वह फिर भी भेजा जाता है।</translation>
    </message>
    <message>
        <source>This server tells no transactions</source>
        <translation>यह सर्वर लेन-देन नहीं बताता</translation>
    </message>
    <message>
        <source>This server tells no coupons</source>
        <translation>यह सर्वर कूपन नहीं बताता</translation>
    </message>
    <message>
        <source>This server tells no notes</source>
        <translation>यह सर्वर नोट नहीं बताता</translation>
    </message>
    <message>
        <source>This server tells no tickets</source>
        <translation>यह सर्वर टिकट नहीं बताता</translation>
    </message>
    <message>
        <source>This server does not tell it</source>
        <translation>यह सर्वर यह नहीं बताता</translation>
    </message>
    <message>
        <source>No transactions yet</source>
        <translation>अभी कोई लेन-देन नहीं</translation>
    </message>
    <message>
        <source>What this customer buys shows here.</source>
        <translation>यह ग्राहक जो खरीदता है वह यहाँ दिखता है।</translation>
    </message>
    <message>
        <source>No coupons</source>
        <translation>कोई कूपन नहीं</translation>
    </message>
    <message>
        <source>Coupons that are issued to this customer show here.</source>
        <translation>इस ग्राहक को जारी कूपन यहाँ दिखते हैं।</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>अभी कोई नोट नहीं</translation>
    </message>
    <message>
        <source>Write the first one: Ctrl+N.</source>
        <translation>पहला नोट लिखें: Ctrl+N।</translation>
    </message>
    <message>
        <source>No tickets</source>
        <translation>कोई टिकट नहीं</translation>
    </message>
    <message>
        <source>Raise one with the form: Ctrl+T.</source>
        <translation>फ़ॉर्म से एक दर्ज करें: Ctrl+T।</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>यहाँ कुछ नहीं</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{all} में से {shown}</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>सर्वर पर</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}: {value}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>register</name>
    <message>
        <source>Somebody</source>
        <translation>कोई</translation>
    </message>
    <message>
        <source>Not saved again: {name} is already saved on this till since {time} and waits to be sent.</source>
        <translation>फिर से नहीं सहेजा गया: {name} {time} से इस टिल पर सहेजे हुए हैं और भेजे जाने के इंतज़ार में हैं।</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} और {last}</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>1 अंक</translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation>{points} अंक</translation>
    </message>
    <message>
        <source>coupon {code}</source>
        <translation>कूपन {code}</translation>
    </message>
    <message>
        <source>{amount} %</source>
        <translation>{amount} %</translation>
    </message>
    <message>
        <source>{amount} off</source>
        <translation>{amount} की छूट</translation>
    </message>
    <message>
        <source>{coupon} until {day}</source>
        <translation>{coupon}, {day} तक</translation>
    </message>
</context>
<context>
    <name>retire</name>
    <message>
        <source>Retire this till</source>
        <translation>यह टिल हटाएँ</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>सौंपें…</translation>
    </message>
    <message>
        <source>First: what is not sent</source>
        <translation>पहले: जो नहीं भेजा गया</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>आपका पिन</translation>
    </message>
    <message>
        <source>Retire this till for good</source>
        <translation>यह टिल हमेशा के लिए हटाएँ</translation>
    </message>
    <message>
        <source>Be sure</source>
        <translation>पक्का करें</translation>
    </message>
    <message>
        <source>{unsent}: send it, withdraw it, or hand it over first.</source>
        <translation>{unsent}: पहले इसे भेजें, वापस लें या सौंपें।</translation>
    </message>
    <message>
        <source>Type the name of this till: {name}</source>
        <translation>इस टिल का नाम लिखें: {name}</translation>
    </message>
    <message>
        <source>The till&apos;s name and your PIN first</source>
        <translation>पहले टिल का नाम और आपका पिन</translation>
    </message>
    <message>
        <source>For a till that leaves the shop. Its key is forgotten and its storage wiped: nobody can read its customers, its audit or its drafts again. There is no way back.</source>
        <translation>उस टिल के लिए जो दुकान से जा रहा है। इसकी कुंजी भुला दी जाती है और संग्रह मिटा दिया जाता है: इसके ग्राहक, लेखा-जोखा और मसौदे फिर कोई नहीं पढ़ सकता। वापसी का रास्ता नहीं है।</translation>
    </message>
    <message>
        <source>Tables and slips among its exports are deleted. Rescue files, closing certificates and the settings stay. Take the audit along first if it is still needed.</source>
        <translation>निर्यात की तालिकाएँ और पर्चियाँ मिटा दी जाती हैं। बचाव फ़ाइलें, दिन के प्रमाणपत्र और सेटिंग बनी रहती हैं। लेखा-जोखा चाहिए तो पहले ले लें।</translation>
    </message>
    <message>
        <source>Something is not sent yet. Nothing was changed.</source>
        <translation>कुछ अभी भेजा नहीं गया। कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>That is not this till&apos;s name. Nothing was changed.</source>
        <translation>यह इस टिल का नाम नहीं है। कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>This till practises: it keeps nobody real, and there is nothing to retire.</source>
        <translation>यह टिल अभ्यास में है: इसमें कोई असली ग्राहक नहीं, हटाने को कुछ नहीं।</translation>
    </message>
</context>
<context>
    <name>search</name>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>How</source>
        <translation>कैसे</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>मान</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}: {value}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>नाम</translation>
    </message>
    <message>
        <source>Known by</source>
        <translation>पहचान</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>श्रेणी</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>अंक</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>खरीदारी</translation>
    </message>
    <message>
        <source>Last purchase</source>
        <translation>आखिरी खरीदारी</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>पंजीकृत</translation>
    </message>
    <message>
        <source>More</source>
        <translation>और</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>पहला नाम</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>उपनाम</translation>
    </message>
    <message>
        <source>Organisation id</source>
        <translation>संगठन आईडी</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>मोबाइल</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>ई-मेल</translation>
    </message>
    <message>
        <source>External id (card)</source>
        <translation>बाहरी आईडी (कार्ड)</translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation>पंजीकरण की तारीख</translation>
    </message>
    <message>
        <source>Lifetime points</source>
        <translation>आजीवन अंक</translation>
    </message>
    <message>
        <source>Lifetime purchases</source>
        <translation>कुल खरीदारी</translation>
    </message>
    <message>
        <source>Registered at store</source>
        <translation>किस स्टोर पर पंजीकृत</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>इससे शुरू</translation>
    </message>
    <message>
        <source>ends with</source>
        <translation>इससे खत्म</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>ठीक यही</translation>
    </message>
    <message>
        <source>is on</source>
        <translation>को</translation>
    </message>
    <message>
        <source>is</source>
        <translation>है</translation>
    </message>
    <message>
        <source>is between</source>
        <translation>के बीच</translation>
    </message>
    <message>
        <source>is before</source>
        <translation>से पहले</translation>
    </message>
    <message>
        <source>is below</source>
        <translation>से नीचे</translation>
    </message>
    <message>
        <source>is after</source>
        <translation>के बाद</translation>
    </message>
    <message>
        <source>is above</source>
        <translation>से ऊपर</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>इनमें से एक</translation>
    </message>
    <message>
        <source>{low} and {high}</source>
        <translation>{low} और {high}</translation>
    </message>
    <message>
        <source>{what} {how} {values}</source>
        <translation>{what} {how}: {values}</translation>
    </message>
    <message>
        <source>Say what to look for</source>
        <translation>बताएँ कि क्या खोजना है</translation>
    </message>
    <message>
        <source>A condition is missing here, or the name in front of it</source>
        <translation>यहाँ एक शर्त, या उससे पहले का नाम, छूटा है</translation>
    </message>
    <message>
        <source>A value is still missing</source>
        <translation>एक मान अभी बाकी है</translation>
    </message>
    <message>
        <source>“{piece}” is no way to compare: try {operators}</source>
        <translation>“{piece}” तुलना का तरीका नहीं है: {operators} आज़माएँ</translation>
    </message>
    <message>
        <source>Only one value here: several go with IN, two with RANGE</source>
        <translation>यहाँ केवल एक मान: कई के लिए IN, दो के लिए RANGE</translation>
    </message>
    <message>
        <source>RANGE takes two values with ; between them</source>
        <translation>RANGE में बीच में ; लगाकर दो मान होते हैं</translation>
    </message>
    <message>
        <source>“{piece}” is too much: a condition is name:HOW:value</source>
        <translation>“{piece}” ज़्यादा है: शर्त नाम:कैसे:मान होती है</translation>
    </message>
    <message>
        <source>A value cannot hold &amp; : or ; – the server knows no such</source>
        <translation>मान में &amp; : या ; नहीं हो सकता – सर्वर ऐसा नहीं जानता</translation>
    </message>
    <message>
        <source>A parenthesis is not closed</source>
        <translation>एक कोष्ठक बंद नहीं है</translation>
    </message>
    <message>
        <source>“{piece}” is not a number</source>
        <translation>“{piece}” संख्या नहीं है</translation>
    </message>
    <message>
        <source>“{piece}” is not a date: write it as 2026-01-31</source>
        <translation>“{piece}” तारीख नहीं है: 2026-01-31 जैसे लिखें</translation>
    </message>
    <message>
        <source>Found on the server</source>
        <translation>सर्वर पर मिला</translation>
    </message>
    <message>
        <source>Found on this till</source>
        <translation>इस टिल पर मिला</translation>
    </message>
    <message>
        <source>From this till, as of {when}; {kept}.</source>
        <translation>इस टिल से, {when} तक की जानकारी; {kept}।</translation>
    </message>
    <message>
        <source>From this till; {kept}.</source>
        <translation>इस टिल से; {kept}।</translation>
    </message>
    <message>
        <source>There are more: one file takes no more than these.</source>
        <translation>और भी हैं: एक फ़ाइल इससे अधिक नहीं लेती।</translation>
    </message>
    <message>
        <source>They are from this till: the server was not asked.</source>
        <translation>ये इस टिल से हैं: सर्वर से नहीं पूछा गया।</translation>
    </message>
    <message>
        <source>Numbers and addresses are masked; a supervisor gets them whole.</source>
        <translation>नंबर और पते छिपे हैं; सुपरवाइज़र को पूरे मिलते हैं।</translation>
    </message>
    <message>
        <source>Reading for the file: {n} so far</source>
        <translation>फ़ाइल के लिए पढ़ा जा रहा है: अब तक {n}</translation>
    </message>
    <message>
        <source>Reading for the file: {n} of {count}</source>
        <translation>फ़ाइल के लिए पढ़ा जा रहा है: {count} में से {n}</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Associates</source>
        <translation>कर्मचारी</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>लेखा-जोखा</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>जाँच</translation>
    </message>
    <message>
        <source>Retire this till</source>
        <translation>यह टिल हटाएँ</translation>
    </message>
    <message>
        <source>Line {line} · {text}</source>
        <translation>पंक्ति {line} · {text}</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>सर्वर</translation>
    </message>
    <message>
        <source>Signed in to {name}.</source>
        <translation>{name} में साइन इन हुआ।</translation>
    </message>
    <message>
        <source>It answered in {n} ms.</source>
        <translation>{n} मि.से. में जवाब मिला।</translation>
    </message>
    <message>
        <source>It is slow: it answered in {n} ms.</source>
        <translation>यह धीमा है: {n} मि.से. में जवाब मिला।</translation>
    </message>
    <message>
        <source>Both clocks agree.</source>
        <translation>दोनों घड़ियाँ मिलती हैं।</translation>
    </message>
    <message>
        <source>The clocks differ by {off}, which is fine.</source>
        <translation>घड़ियों में {off} का अंतर है, जो ठीक है।</translation>
    </message>
    <message>
        <source>This till&apos;s clock is {off} slow: set it right.</source>
        <translation>इस टिल की घड़ी {off} पीछे है: सही करें।</translation>
    </message>
    <message>
        <source>This till&apos;s clock is {off} fast: set it right.</source>
        <translation>इस टिल की घड़ी {off} आगे है: सही करें।</translation>
    </message>
</context>
<context>
    <name>slips</name>
    <message>
        <source>Sent to the printer</source>
        <translation>प्रिंटर को भेजा गया</translation>
    </message>
    <message>
        <source>There is no printer here: the slip was kept as a file</source>
        <translation>यहाँ प्रिंटर नहीं है: पर्ची फ़ाइल के रूप में रखी गई</translation>
    </message>
</context>
<context>
    <name>steps</name>
    <message>
        <source>Done</source>
        <translation>हो गया</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>अब यह</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>बाद में</translation>
    </message>
</context>
<context>
    <name>tickets</name>
    <message>
        <source>Raise ticket</source>
        <translation>टिकट दर्ज करें</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>विषय</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>क्या हुआ</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>प्राथमिकता</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>विभाग</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Reported from</source>
        <translation>कहाँ से सूचना</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>प्रकार</translation>
    </message>
    <message>
        <source>A ticket with this subject is waiting here already</source>
        <translation>इस विषय का टिकट यहाँ पहले से इंतज़ार में है</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>सहेजा जा रहा है…</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>कम</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>मध्यम</translation>
    </message>
    <message>
        <source>High</source>
        <translation>ऊँची</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>ई-मेल</translation>
    </message>
    <message>
        <source>InTouch</source>
        <translation>InTouch</translation>
    </message>
    <message>
        <source>Call centre</source>
        <translation>कॉल सेंटर</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>टिल</translation>
    </message>
    <message>
        <source>Microsite</source>
        <translation>माइक्रोसाइट</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>सोशल मीडिया</translation>
    </message>
    <message>
        <source>About the store</source>
        <translation>स्टोर के बारे में</translation>
    </message>
    <message>
        <source>About the customer</source>
        <translation>ग्राहक के बारे में</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>टिकट</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>पर्ची छापें</translation>
    </message>
    <message>
        <source>Any priority</source>
        <translation>कोई भी प्राथमिकता</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>कोड</translation>
    </message>
    <message>
        <source>From anywhere</source>
        <translation>कहीं से भी</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>कोई भी प्रकार</translation>
    </message>
    <message>
        <source>From</source>
        <translation>कब से</translation>
    </message>
    <message>
        <source>To</source>
        <translation>कब तक</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>नया टिकट</translation>
    </message>
    <message>
        <source>Hide the form</source>
        <translation>फ़ॉर्म छिपाएँ</translation>
    </message>
    <message>
        <source>Choose a ticket first</source>
        <translation>पहले कोई टिकट चुनें</translation>
    </message>
    <message>
        <source>It gets its code when it was sent</source>
        <translation>भेजे जाने पर इसे कोड मिलता है</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>संदेश</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>फ़ील्ड</translation>
    </message>
    <message>
        <source>State</source>
        <translation>स्थिति</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>टिकट</translation>
    </message>
    <message>
        <source>For</source>
        <translation>किसके लिए</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>दर्ज हुआ</translation>
    </message>
    <message>
        <source>Printed {time}. Please keep this slip.</source>
        <translation>{time} छपा। कृपया यह पर्ची रखें।</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>Asking…</source>
        <translation>पूछा जा रहा है…</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>कटी हुई</translation>
    </message>
    <message>
        <source>Nothing gets through to the training server.</source>
        <translation>अभ्यास सर्वर तक कुछ नहीं पहुँचता।</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>धीमी</translation>
    </message>
    <message>
        <source>Every answer of the training server takes some seconds.</source>
        <translation>अभ्यास सर्वर के हर जवाब में कुछ सेकंड लगते हैं।</translation>
    </message>
    <message>
        <source>Flaky</source>
        <translation>अस्थिर</translation>
    </message>
    <message>
        <source>Some requests vanish on the way, and some answers get lost.</source>
        <translation>कुछ अनुरोध रास्ते में गायब होते हैं, और कुछ जवाब खो जाते हैं।</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>ठीक</translation>
    </message>
    <message>
        <source>The line to the training server works as it should.</source>
        <translation>अभ्यास सर्वर तक की लाइन ठीक चल रही है।</translation>
    </message>
    <message>
        <source>Well done. It was saved here first and sent once, as soon as the line was back. With real customers it is just the same.</source>
        <translation>बहुत अच्छे। वह पहले यहाँ सहेजा गया और लाइन लौटते ही एक बार भेजा गया। असली ग्राहकों के साथ भी ठीक ऐसा ही होता है।</translation>
    </message>
    <message>
        <source>Cut the line</source>
        <translation>लाइन काटें</translation>
    </message>
    <message>
        <source>Press the button. The pill at the top says “Offline”.</source>
        <translation>बटन दबाएँ। ऊपर की पट्टी “ऑफ़लाइन” कहती है।</translation>
    </message>
    <message>
        <source>Register somebody</source>
        <translation>किसी को पंजीकृत करें</translation>
    </message>
    <message>
        <source>With a number of your own making. The card opens and says “Saved on this till”; then come back here.</source>
        <translation>अपने बनाए किसी नंबर से। कार्ड खुलता है और कहता है “इस टिल पर सहेजा गया”; फिर यहाँ लौटें।</translation>
    </message>
    <message>
        <source>Restore the line</source>
        <translation>लाइन बहाल करें</translation>
    </message>
    <message>
        <source>Press the button. The pill at the top says “Online”.</source>
        <translation>बटन दबाएँ। ऊपर की पट्टी “ऑनलाइन” कहती है।</translation>
    </message>
    <message>
        <source>Watch it being sent</source>
        <translation>देखें कि वह कैसे भेजा जाता है</translation>
    </message>
    <message>
        <source>You need not do anything. “Pending” counts down, and it is with the server once.</source>
        <translation>आपको कुछ नहीं करना। “लंबित” घटता जाता है, और वह सर्वर के पास एक ही बार है।</translation>
    </message>
</context>
<context>
    <name>transactions</name>
    <message>
        <source>Transactions</source>
        <translation>लेन-देन</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>और दिखाएँ</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>तालिका निर्यात करें</translation>
    </message>
    <message>
        <source>From</source>
        <translation>कब से</translation>
    </message>
    <message>
        <source>To</source>
        <translation>कब तक</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>स्टोर</translation>
    </message>
    <message>
        <source>Bill number</source>
        <translation>बिल नंबर</translation>
    </message>
    <message>
        <source>Transaction id</source>
        <translation>लेन-देन आईडी</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>क्रम</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>तारीख के अनुसार</translation>
    </message>
    <message>
        <source>By id</source>
        <translation>आईडी के अनुसार</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>क्रम की दिशा</translation>
    </message>
    <message>
        <source>Latest first</source>
        <translation>सबसे नए पहले</translation>
    </message>
    <message>
        <source>Earliest first</source>
        <translation>सबसे पहले वाले पहले</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>सर्वर से पूछा जा रहा है…</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>तारीख</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>बिल</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>आईडी</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>प्रकार</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>कुल मूल्य</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>छूट</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>राशि</translation>
    </message>
    <message>
        <source>Points issued</source>
        <translation>जारी अंक</translation>
    </message>
    <message>
        <source>Points redeemed</source>
        <translation>भुनाए अंक</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>कूपन</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>वस्तुएँ</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>खरीद</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>वापसी</translation>
    </message>
    <message>
        <source>{count} × {what} {amount}</source>
        <translation>{count} × {what} {amount}</translation>
    </message>
</context>
<context>
    <name>undo</name>
    <message>
        <source>{what}: saved on this till</source>
        <translation>{what}: इस टिल पर सहेजा गया</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>पलटें</translation>
    </message>
    <message>
        <source>Too late: it was sent meanwhile. Change it on the card.</source>
        <translation>देर हो गई: इस बीच भेजा जा चुका। कार्ड पर बदलें।</translation>
    </message>
    <message>
        <source>Taken back: it is not sent. The record stays.</source>
        <translation>पलटा गया: यह नहीं भेजा जाता। रिकॉर्ड रहता है।</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>Registration</source>
        <translation>पंजीकरण</translation>
    </message>
    <message>
        <source>Changed details</source>
        <translation>बदले हुए विवरण</translation>
    </message>
    <message>
        <source>New number or address</source>
        <translation>नया नंबर या पता</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>नोट</translation>
    </message>
    <message>
        <source>Corrected note</source>
        <translation>सुधारा हुआ नोट</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>टिकट</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>पसंद</translation>
    </message>
    <message>
        <source>Messages wanted</source>
        <translation>संदेश सदस्यता</translation>
    </message>
    <message>
        <source>Saved on this till</source>
        <translation>इस टिल पर सहेजा गया</translation>
    </message>
    <message>
        <source>After registration</source>
        <translation>पंजीकरण के बाद</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>भेजा जा रहा है</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>पता किया जा रहा है</translation>
    </message>
    <message>
        <source>Waiting for sign-in</source>
        <translation>साइन-इन के इंतज़ार में</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>आपकी ज़रूरत है</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>भेजा गया</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>वापस लिया गया</translation>
    </message>
    <message>
        <source>The answer was lost; making sure it is not sent twice</source>
        <translation>जवाब खो गया; पक्का किया जा रहा है कि दो बार न भेजा जाए</translation>
    </message>
    <message>
        <source>Goes out once the registration before it was sent</source>
        <translation>इससे पहले का पंजीकरण भेजे जाने पर जाता है</translation>
    </message>
    <message>
        <source>The server wants this till to sign in again</source>
        <translation>सर्वर चाहता है कि यह टिल फिर साइन इन करे</translation>
    </message>
    <message>
        <source>Code {code}</source>
        <translation>कोड {code}</translation>
    </message>
    <message>
        <source>Request {id}</source>
        <translation>अनुरोध {id}</translation>
    </message>
    <message>
        <source>It cannot be told whether it arrived: look the customer up, then send it again or withdraw it</source>
        <translation>कहा नहीं जा सकता कि वह पहुँचा या नहीं: ग्राहक को ढूँढें, फिर दोबारा भेजें या वापस लें</translation>
    </message>
    <message>
        <source>The server could not do it, twice: look at it, then send it again</source>
        <translation>सर्वर दो बार यह नहीं कर सका: इसे देखें, फिर भेजें</translation>
    </message>
    <message>
        <source>This cannot be decided by itself: look at it</source>
        <translation>यह अपने-आप तय नहीं हो सकता: इसे देखें</translation>
    </message>
    <message>
        <source>The server could not be reached; it is tried again</source>
        <translation>सर्वर तक पहुँच नहीं हुई; फिर कोशिश होती है</translation>
    </message>
    <message>
        <source>The server asked for some patience</source>
        <translation>सर्वर ने थोड़ा ठहरने को कहा</translation>
    </message>
    <message>
        <source>The server could not do it; it is tried once more</source>
        <translation>सर्वर यह नहीं कर सका; एक बार और कोशिश होती है</translation>
    </message>
    <message>
        <source>Nothing waiting</source>
        <translation>कुछ बाकी नहीं</translation>
    </message>
    <message>
        <source>{unsent}, {needing}</source>
        <translation>{unsent}, {needing}</translation>
    </message>
    <message>
        <source>The server could not work out the points; the rest may have been done</source>
        <translation>सर्वर अंकों का हिसाब नहीं लगा सका; बाकी शायद हो गया</translation>
    </message>
    <message>
        <source>The server does not know this customer</source>
        <translation>सर्वर इस ग्राहक को नहीं जानता</translation>
    </message>
    <message>
        <source>This customer is not in the loyalty programme yet</source>
        <translation>यह ग्राहक अभी लॉयल्टी कार्यक्रम में नहीं</translation>
    </message>
    <message>
        <source>The server could not register anyone with this external id</source>
        <translation>सर्वर इस बाहरी आईडी से किसी को पंजीकृत नहीं कर सका</translation>
    </message>
    <message>
        <source>The server needs a mobile number, e-mail or external id</source>
        <translation>सर्वर को मोबाइल नंबर, ई-मेल या बाहरी आईडी चाहिए</translation>
    </message>
    <message>
        <source>The server does not take this mobile number, e-mail or external id: correct it</source>
        <translation>सर्वर यह मोबाइल नंबर, ई-मेल या बाहरी आईडी नहीं लेता: सुधारें</translation>
    </message>
    <message>
        <source>The server does not accept this till&apos;s sign-in</source>
        <translation>सर्वर इस टिल का साइन-इन स्वीकार नहीं करता</translation>
    </message>
    <message>
        <source>The server has too much to do just now</source>
        <translation>सर्वर के पास अभी बहुत काम है</translation>
    </message>
    <message>
        <source>This server cannot do that</source>
        <translation>यह सर्वर ऐसा नहीं कर सकता</translation>
    </message>
    <message>
        <source>The server has done it</source>
        <translation>सर्वर ने कर दिया</translation>
    </message>
    <message>
        <source>Some of it was done, and some was not</source>
        <translation>कुछ हुआ, और कुछ नहीं</translation>
    </message>
    <message>
        <source>The server did not understand what was sent: call support</source>
        <translation>जो भेजा गया वह सर्वर नहीं समझा: सहायता को फ़ोन करें</translation>
    </message>
    <message>
        <source>None of it was done</source>
        <translation>कुछ भी नहीं हुआ</translation>
    </message>
    <message>
        <source>The server does not take this mobile number: correct it</source>
        <translation>सर्वर यह मोबाइल नंबर नहीं लेता: सुधारें</translation>
    </message>
    <message>
        <source>The server does not take this e-mail address: correct it</source>
        <translation>सर्वर यह ई-मेल पता नहीं लेता: सुधारें</translation>
    </message>
    <message>
        <source>The server does not take this external id: correct it</source>
        <translation>सर्वर यह बाहरी आईडी नहीं लेता: सुधारें</translation>
    </message>
    <message>
        <source>The server could not note the store; the rest may have been done</source>
        <translation>सर्वर स्टोर दर्ज नहीं कर सका; बाकी शायद हो गया</translation>
    </message>
    <message>
        <source>The server could not register anyone with this mobile number</source>
        <translation>सर्वर इस मोबाइल नंबर से किसी को पंजीकृत नहीं कर सका</translation>
    </message>
    <message>
        <source>The server needs a mobile number</source>
        <translation>सर्वर को मोबाइल नंबर चाहिए</translation>
    </message>
    <message>
        <source>The customer may be registered, but is not in the referral network</source>
        <translation>ग्राहक शायद पंजीकृत है, पर रेफ़रल नेटवर्क में नहीं</translation>
    </message>
    <message>
        <source>The server could not update the points; the rest may have been done</source>
        <translation>सर्वर अंक अपडेट नहीं कर सका; बाकी शायद हो गया</translation>
    </message>
    <message>
        <source>This customer is registered already</source>
        <translation>यह ग्राहक पहले से पंजीकृत है</translation>
    </message>
    <message>
        <source>Another customer already has this e-mail address</source>
        <translation>यह ई-मेल पता पहले से किसी और ग्राहक का है</translation>
    </message>
    <message>
        <source>The server does not take one of the further fields</source>
        <translation>सर्वर एक अतिरिक्त फ़ील्ड नहीं लेता</translation>
    </message>
    <message>
        <source>The server could not save one of the further fields; the rest may have been done</source>
        <translation>सर्वर एक अतिरिक्त फ़ील्ड सहेज नहीं सका; बाकी शायद हो गया</translation>
    </message>
    <message>
        <source>Beside the e-mail address, the server needs a mobile number or an external id</source>
        <translation>ई-मेल पते के साथ सर्वर को मोबाइल नंबर या बाहरी आईडी भी चाहिए</translation>
    </message>
    <message>
        <source>The validation code is not right: ask for it again</source>
        <translation>सत्यापन कोड सही नहीं: फिर से माँगें</translation>
    </message>
    <message>
        <source>The server could not enrol the customer</source>
        <translation>सर्वर ग्राहक को नामांकित नहीं कर सका</translation>
    </message>
    <message>
        <source>The server could not save the profile</source>
        <translation>सर्वर प्रोफ़ाइल सहेज नहीं सका</translation>
    </message>
    <message>
        <source>Details that must match before an identifier is changed do not match</source>
        <translation>पहचान बदलने से पहले जो विवरण मिलने चाहिए वे नहीं मिलते</translation>
    </message>
    <message>
        <source>Too few details match for an identifier to be changed</source>
        <translation>पहचान बदलने के लिए बहुत कम विवरण मिलते हैं</translation>
    </message>
    <message>
        <source>The server does not check customers by a detail that was given</source>
        <translation>दिए गए एक विवरण से सर्वर ग्राहक को नहीं जाँचता</translation>
    </message>
    <message>
        <source>There are no notes about this customer</source>
        <translation>इस ग्राहक के बारे में कोई नोट नहीं</translation>
    </message>
    <message>
        <source>The server could not tell the customer&apos;s preferences</source>
        <translation>सर्वर ग्राहक की पसंद नहीं बता सका</translation>
    </message>
    <message>
        <source>The server could not save the preferences</source>
        <translation>सर्वर पसंद सहेज नहीं सका</translation>
    </message>
    <message>
        <source>This customer has set no preferences</source>
        <translation>इस ग्राहक ने कोई पसंद नहीं रखी</translation>
    </message>
    <message>
        <source>Another customer already has this mobile number</source>
        <translation>यह मोबाइल नंबर पहले से किसी और ग्राहक का है</translation>
    </message>
    <message>
        <source>Another customer already has this external id</source>
        <translation>यह बाहरी आईडी पहले से किसी और ग्राहक की है</translation>
    </message>
    <message>
        <source>The server does not take this date of registration</source>
        <translation>सर्वर पंजीकरण की यह तारीख नहीं लेता</translation>
    </message>
    <message>
        <source>Some of the preferences could not be saved</source>
        <translation>कुछ पसंद सहेजी नहीं जा सकीं</translation>
    </message>
    <message>
        <source>One note or more could not be saved</source>
        <translation>एक या अधिक नोट सहेजे नहीं जा सके</translation>
    </message>
    <message>
        <source>The server could not save the note</source>
        <translation>सर्वर नोट सहेज नहीं सका</translation>
    </message>
    <message>
        <source>The server needs an e-mail address</source>
        <translation>सर्वर को ई-मेल पता चाहिए</translation>
    </message>
    <message>
        <source>The change was asked for; the back office decides on it</source>
        <translation>बदलाव माँगा गया; बैक ऑफ़िस तय करेगा</translation>
    </message>
    <message>
        <source>The server could not take the request for this change</source>
        <translation>सर्वर इस बदलाव का अनुरोध नहीं ले सका</translation>
    </message>
    <message>
        <source>The server needs the customer&apos;s external id</source>
        <translation>सर्वर को ग्राहक की बाहरी आईडी चाहिए</translation>
    </message>
    <message>
        <source>This till may not see this customer</source>
        <translation>यह टिल इस ग्राहक को नहीं देख सकता</translation>
    </message>
    <message>
        <source>The server needs a mobile number or an e-mail address</source>
        <translation>सर्वर को मोबाइल नंबर या ई-मेल पता चाहिए</translation>
    </message>
    <message>
        <source>A member of the loyalty programme cannot be made a non-member</source>
        <translation>लॉयल्टी कार्यक्रम के सदस्य को गैर-सदस्य नहीं बनाया जा सकता</translation>
    </message>
    <message>
        <source>To become a member, the customer needs a mobile number</source>
        <translation>सदस्य बनने के लिए ग्राहक को मोबाइल नंबर चाहिए</translation>
    </message>
    <message>
        <source>To become a member, the customer needs an e-mail address</source>
        <translation>सदस्य बनने के लिए ग्राहक को ई-मेल पता चाहिए</translation>
    </message>
    <message>
        <source>To become a member, the customer needs an external id</source>
        <translation>सदस्य बनने के लिए ग्राहक को बाहरी आईडी चाहिए</translation>
    </message>
    <message>
        <source>The server has told its recommendations</source>
        <translation>सर्वर ने अपने सुझाव बता दिए</translation>
    </message>
    <message>
        <source>The server could not tell any recommendations</source>
        <translation>सर्वर कोई सुझाव नहीं बता सका</translation>
    </message>
    <message>
        <source>That was too much for the server at once</source>
        <translation>एक बार में यह सर्वर के लिए बहुत ज़्यादा था</translation>
    </message>
    <message>
        <source>The server does not know this fraud status</source>
        <translation>सर्वर धोखाधड़ी की यह स्थिति नहीं जानता</translation>
    </message>
    <message>
        <source>The server does not know this test and control status</source>
        <translation>सर्वर यह परीक्षण-नियंत्रण स्थिति नहीं जानता</translation>
    </message>
    <message>
        <source>The server could not issue the points: tell support; the rest may have been done</source>
        <translation>सर्वर अंक जारी नहीं कर सका: सहायता को बताएँ; बाकी शायद हो गया</translation>
    </message>
    <message>
        <source>The server does not send messages that way</source>
        <translation>सर्वर उस तरह संदेश नहीं भेजता</translation>
    </message>
    <message>
        <source>The server does not know this kind of messages</source>
        <translation>सर्वर इस प्रकार के संदेश नहीं जानता</translation>
    </message>
    <message>
        <source>The server does not know this scope of messages</source>
        <translation>सर्वर संदेशों का यह दायरा नहीं जानता</translation>
    </message>
    <message>
        <source>Only one scope of messages can be changed at a time</source>
        <translation>संदेशों का एक ही दायरा एक बार में बदला जा सकता है</translation>
    </message>
    <message>
        <source>A customer can only be subscribed or unsubscribed</source>
        <translation>ग्राहक की सदस्यता केवल चालू या बंद की जा सकती है</translation>
    </message>
    <message>
        <source>The server does not know this campaign</source>
        <translation>सर्वर इस अभियान को नहीं जानता</translation>
    </message>
    <message>
        <source>The server does not know the message that was named</source>
        <translation>बताए गए संदेश को सर्वर नहीं जानता</translation>
    </message>
    <message>
        <source>The server could not tell the customer&apos;s subscriptions</source>
        <translation>सर्वर ग्राहक की सदस्यताएँ नहीं बता सका</translation>
    </message>
    <message>
        <source>The server could not save the subscriptions</source>
        <translation>सर्वर सदस्यताएँ सहेज नहीं सका</translation>
    </message>
    <message>
        <source>The server does not know this campaign&apos;s code</source>
        <translation>सर्वर इस अभियान का कोड नहीं जानता</translation>
    </message>
    <message>
        <source>The campaign is not set up rightly on the server</source>
        <translation>सर्वर पर अभियान ठीक से नहीं बना है</translation>
    </message>
    <message>
        <source>This customer cannot take part in the referral programme</source>
        <translation>यह ग्राहक रेफ़रल कार्यक्रम में भाग नहीं ले सकता</translation>
    </message>
    <message>
        <source>The customer who refers is not in this campaign</source>
        <translation>सिफ़ारिश करने वाला ग्राहक इस अभियान में नहीं</translation>
    </message>
    <message>
        <source>The server does not take referrals of this kind</source>
        <translation>सर्वर इस प्रकार के रेफ़रल नहीं लेता</translation>
    </message>
    <message>
        <source>The referral programme has trouble of its own</source>
        <translation>रेफ़रल कार्यक्रम में अपनी गड़बड़ है</translation>
    </message>
    <message>
        <source>The ticket is on the server</source>
        <translation>टिकट सर्वर पर है</translation>
    </message>
    <message>
        <source>There is already a ticket with this subject</source>
        <translation>इस विषय का टिकट पहले से है</translation>
    </message>
    <message>
        <source>The server could not raise the ticket</source>
        <translation>सर्वर टिकट दर्ज नहीं कर सका</translation>
    </message>
    <message>
        <source>A ticket needs a subject</source>
        <translation>टिकट का विषय ज़रूरी है</translation>
    </message>
    <message>
        <source>The server refused that and gave no reason.</source>
        <translation>सर्वर ने अस्वीकार किया और कारण नहीं बताया।</translation>
    </message>
    <message>
        <source>The server refused that: “{reason}”</source>
        <translation>सर्वर ने अस्वीकार किया: “{reason}”</translation>
    </message>
    <message>
        <source>Saved, but the server dropped one of the further fields</source>
        <translation>सहेजा गया, पर सर्वर ने एक अतिरिक्त फ़ील्ड छोड़ दिया</translation>
    </message>
    <message>
        <source>Saved, but the server dropped a part of it</source>
        <translation>सहेजा गया, पर सर्वर ने उसका एक हिस्सा छोड़ दिया</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>ऑनलाइन</translation>
    </message>
    <message>
        <source>Checking the line</source>
        <translation>लाइन देखी जा रही है</translation>
    </message>
    <message>
        <source>Server slow</source>
        <translation>सर्वर धीमा</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>{time} से ऑफ़लाइन</translation>
    </message>
    <message>
        <source>Server trouble since {time}</source>
        <translation>{time} से सर्वर में गड़बड़</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>साइन-इन चाहिए</translation>
    </message>
    <message>
        <source>Not our network</source>
        <translation>हमारा नेटवर्क नहीं</translation>
    </message>
    <message>
        <source>Server not trusted</source>
        <translation>सर्वर पर भरोसा नहीं</translation>
    </message>
    <message>
        <source>All is well. What you save is sent at once.</source>
        <translation>सब ठीक है। आप जो सहेजते हैं वह तुरंत भेजा जाता है।</translation>
    </message>
    <message>
        <source>Asking the server whether it is there.</source>
        <translation>सर्वर से पूछा जा रहा है कि वह वहाँ है या नहीं।</translation>
    </message>
    <message>
        <source>The server answers slowly. Go on working: what you save is kept on this till until it was sent.</source>
        <translation>सर्वर धीरे जवाब देता है। काम करते रहें: आप जो सहेजते हैं वह भेजे जाने तक इस टिल पर रहता है।</translation>
    </message>
    <message>
        <source>The line is good, the server is not. Go on working: what you save is sent by itself when the server is well again.</source>
        <translation>लाइन ठीक है, सर्वर नहीं। काम करते रहें: आप जो सहेजते हैं वह सर्वर ठीक होते ही अपने-आप भेजा जाता है।</translation>
    </message>
    <message>
        <source>The server does not accept this till&apos;s sign-in. A supervisor can give the password again in Settings. What you save is kept until then.</source>
        <translation>सर्वर इस टिल का साइन-इन स्वीकार नहीं करता। सुपरवाइज़र सेटिंग में पासवर्ड फिर दे सकते हैं। तब तक आपका सहेजा रखा जाता है।</translation>
    </message>
    <message>
        <source>Something other than the loyalty server answers. If this is a guest network, open its sign-in page in a browser, or change to the shop&apos;s own network.</source>
        <translation>लॉयल्टी सर्वर की जगह कोई और जवाब देता है। यदि यह अतिथि नेटवर्क है तो ब्राउज़र में उसका साइन-इन पेज खोलें, या दुकान के अपने नेटवर्क पर जाएँ।</translation>
    </message>
    <message>
        <source>The server cannot prove that it is ours, so nothing is sent to it. Check this till&apos;s date and time; if they are right, call support.</source>
        <translation>सर्वर साबित नहीं कर सका कि वह हमारा है, इसलिए उसे कुछ नहीं भेजा जाता। इस टिल की तारीख और समय देखें; वे सही हों तो सहायता को फ़ोन करें।</translation>
    </message>
    <message>
        <source>The shop&apos;s line is down. What you save is kept on this till and sent by itself when the line returns.</source>
        <translation>दुकान की लाइन बंद है। आप जो सहेजते हैं वह इस टिल पर रहता है और लाइन लौटते ही अपने-आप भेजा जाता है।</translation>
    </message>
    <message>
        <source>Check this till&apos;s network cable or Wi-Fi.</source>
        <translation>इस टिल की नेटवर्क केबल या Wi-Fi देखें।</translation>
    </message>
    <message>
        <source>The server&apos;s address is not valid. Correct it in Settings.</source>
        <translation>सर्वर का पता सही नहीं है। सेटिंग में सुधारें।</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>exact match</source>
        <translation>पूरा मेल</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>पहला नाम</translation>
    </message>
    <message>
        <source>last name</source>
        <translation>उपनाम</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>अंक</translation>
    </message>
    <message>
        <source>close to “{word}”</source>
        <translation>“{word}” के करीब</translation>
    </message>
    <message>
        <source>registered here, not sent yet</source>
        <translation>यहाँ पंजीकृत, अभी भेजा नहीं गया</translation>
    </message>
    <message>
        <source>from the server</source>
        <translation>सर्वर से</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>पुरुष</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>महिला</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>अन्य</translation>
    </message>
    <message>
        <source>Loyalty</source>
        <translation>लॉयल्टी</translation>
    </message>
    <message>
        <source>Not in the programme</source>
        <translation>कार्यक्रम में नहीं</translation>
    </message>
    <message>
        <source>Not interested</source>
        <translation>रुचि नहीं</translation>
    </message>
    <message>
        <source>{name} ({code})</source>
        <translation>{name} ({code})</translation>
    </message>
    <message>
        <source>Checked: no fraud</source>
        <translation>जाँचा गया: कोई धोखाधड़ी नहीं</translation>
    </message>
    <message>
        <source>Fraud confirmed</source>
        <translation>धोखाधड़ी पक्की</translation>
    </message>
    <message>
        <source>Marked as fraud</source>
        <translation>धोखाधड़ी के रूप में चिह्नित</translation>
    </message>
    <message>
        <source>Fraud status: {status}</source>
        <translation>धोखाधड़ी की स्थिति: {status}</translation>
    </message>
    <message>
        <source>Do not call</source>
        <translation>कॉल न करें</translation>
    </message>
    <message>
        <source>May be called</source>
        <translation>कॉल की जा सकती है</translation>
    </message>
    <message>
        <source>Opted in to messages</source>
        <translation>संदेश चाहते हैं</translation>
    </message>
    <message>
        <source>Opted out of messages</source>
        <translation>संदेश नहीं चाहते</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} और {last}</translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation>{points} अंक</translation>
    </message>
    <message>
        <source>coupon {code}</source>
        <translation>कूपन {code}</translation>
    </message>
    <message>
        <source>{coupon}, {what} until {date}</source>
        <translation>{coupon}, {what}, {date} तक</translation>
    </message>
    <message>
        <source>{coupon} until {date}</source>
        <translation>{coupon}, {date} तक</translation>
    </message>
    <message>
        <source>{coupon}, {what}</source>
        <translation>{coupon}, {what}</translation>
    </message>
    <message>
        <source>Something went wrong in this program. Your saved work is safe; try once more.</source>
        <translation>इस प्रोग्राम में कुछ गड़बड़ हुई। आपका सहेजा काम सुरक्षित है; एक बार फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>The server has too much to do just now. Try again in {wait}.</source>
        <translation>सर्वर के पास अभी बहुत काम है। {wait} में फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>This customer asked to be deleted, and the server has deleted them.</source>
        <translation>इस ग्राहक ने हटाए जाने को कहा, और सर्वर ने हटा दिया।</translation>
    </message>
    <message>
        <source>The server cannot be asked for this as it is written. Leave out commas.</source>
        <translation>जैसा लिखा है वैसे सर्वर से नहीं पूछा जा सकता। अल्पविराम हटाएँ।</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again, or go on without it.</source>
        <translation>सर्वर ने समय पर जवाब नहीं दिया। फिर कोशिश करें, या इसके बिना आगे बढ़ें।</translation>
    </message>
    <message>
        <source>The server has trouble of its own. What you save is kept here and sent when it is well again.</source>
        <translation>सर्वर में अपनी गड़बड़ है। आप जो सहेजते हैं वह यहाँ रखा जाता है और ठीक होने पर भेजा जाता है।</translation>
    </message>
    <message>
        <source>Something other than the loyalty server answered, perhaps the network&apos;s sign-in page. Check this till&apos;s network.</source>
        <translation>लॉयल्टी सर्वर की जगह किसी और ने जवाब दिया, शायद नेटवर्क का साइन-इन पेज। इस टिल का नेटवर्क देखें।</translation>
    </message>
    <message>
        <source>The server does not accept this till&apos;s sign-in. A supervisor can give the password again in Settings.</source>
        <translation>सर्वर इस टिल का साइन-इन स्वीकार नहीं करता। सुपरवाइज़र सेटिंग में पासवर्ड फिर दे सकते हैं।</translation>
    </message>
    <message>
        <source>Tillside is already running on this till.</source>
        <translation>Tillside इस टिल पर पहले से चल रहा है।</translation>
    </message>
    <message>
        <source>That did not work. Try again.</source>
        <translation>यह नहीं हुआ। फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>The server&apos;s name cannot be found. Check this till&apos;s network cable or Wi-Fi.</source>
        <translation>सर्वर का नाम नहीं मिलता। इस टिल की नेटवर्क केबल या Wi-Fi देखें।</translation>
    </message>
    <message>
        <source>The server is not taking calls just now. It is tried again by itself.</source>
        <translation>सर्वर अभी कॉल नहीं ले रहा। अपने-आप फिर कोशिश होती है।</translation>
    </message>
    <message>
        <source>The server cannot be reached. It is tried again by itself.</source>
        <translation>सर्वर तक पहुँच नहीं हो रही। अपने-आप फिर कोशिश होती है।</translation>
    </message>
    <message>
        <source>The server cannot prove that it is ours, so nothing was sent. Check this till&apos;s date and time, then call support.</source>
        <translation>सर्वर साबित नहीं कर सका कि वह हमारा है, इसलिए कुछ नहीं भेजा गया। इस टिल की तारीख और समय देखें, फिर सहायता को फ़ोन करें।</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid today, by this till&apos;s clock, so nothing was sent. Set the till&apos;s date and time if they are wrong; else call support.</source>
        <translation>इस टिल की घड़ी के अनुसार सर्वर का प्रमाणपत्र आज मान्य नहीं है, इसलिए कुछ नहीं भेजा गया। टिल की तारीख़ और समय ग़लत हों तो ठीक करें; नहीं तो सहायता को फ़ोन करें।</translation>
    </message>
    <message>
        <source>What answers is another server than the one in Settings, so nothing was sent. Check the address and this till&apos;s network.</source>
        <translation>जवाब देने वाला सर्वर सेटिंग वाला नहीं है, इसलिए कुछ नहीं भेजा गया। पता और इस टिल का नेटवर्क जाँचें।</translation>
    </message>
    <message>
        <source>Nobody whom this till trusts vouches for the server, so nothing was sent. Something on the way may be reading along, such as a company&apos;s filter or a virus scanner. Call support.</source>
        <translation>जिन पर यह टिल भरोसा करता है, उनमें से कोई सर्वर की पुष्टि नहीं करता, इसलिए कुछ नहीं भेजा गया। हो सकता है रास्ते में कोई पढ़ रहा हो, जैसे कंपनी का फ़िल्टर या वायरस स्कैनर। सहायता को फ़ोन करें।</translation>
    </message>
    <message>
        <source>The server has another key than the one this till was told to accept, so nothing was sent. Call support.</source>
        <translation>सर्वर की कुंजी वह नहीं है जिसे इस टिल को मानना है, इसलिए कुछ नहीं भेजा गया। सहायता को फ़ोन करें।</translation>
    </message>
    <message>
        <source>The shop&apos;s proxy does not let this till through. Call support.</source>
        <translation>दुकान का प्रॉक्सी इस टिल को आगे नहीं जाने देता। सहायता को फ़ोन करें।</translation>
    </message>
    <message>
        <source>The shop&apos;s proxy wants a login that this till lacks. Call support.</source>
        <translation>दुकान का प्रॉक्सी लॉगिन माँगता है जो इस टिल के पास नहीं है। सहायता को फ़ोन करें।</translation>
    </message>
    <message>
        <source>This till has no network. Check its cable or Wi-Fi.</source>
        <translation>इस टिल के पास नेटवर्क नहीं। इसकी केबल या Wi-Fi देखें।</translation>
    </message>
    <message>
        <source>The server&apos;s address is not a valid one. Correct it in Settings.</source>
        <translation>सर्वर का पता सही नहीं है। सेटिंग में सुधारें।</translation>
    </message>
    <message>
        <source>This till&apos;s disk is full, so this was NOT saved. Free some space, then save again.</source>
        <translation>इस टिल की डिस्क भर गई है, इसलिए यह सहेजा नहीं गया। कुछ जगह खाली करें, फिर सहेजें।</translation>
    </message>
    <message>
        <source>This till may not write to its own storage, so this was NOT saved. Call support.</source>
        <translation>यह टिल अपने भंडार में नहीं लिख सकता, इसलिए यह सहेजा नहीं गया। सहायता को फ़ोन करें।</translation>
    </message>
    <message>
        <source>This till&apos;s storage is damaged and could not be mended. It is kept as it is; call support.</source>
        <translation>इस टिल का भंडार खराब है और ठीक नहीं हो सका। उसे जैसा है वैसा रखा गया है; सहायता को फ़ोन करें।</translation>
    </message>
    <message>
        <source>This till&apos;s storage does not open with the key that was given.</source>
        <translation>दी गई कुंजी से इस टिल का भंडार नहीं खुलता।</translation>
    </message>
    <message>
        <source>This till&apos;s storage was written by a newer Tillside. Install that version again.</source>
        <translation>इस टिल का भंडार नए Tillside से लिखा गया है। वही संस्करण फिर से लगाएँ।</translation>
    </message>
    <message>
        <source>This till&apos;s storage is busy, so this was NOT saved. Save again.</source>
        <translation>इस टिल का भंडार व्यस्त है, इसलिए यह सहेजा नहीं गया। फिर सहेजें।</translation>
    </message>
    <message>
        <source>This till&apos;s storage cannot be reached, so this was NOT saved. Call support.</source>
        <translation>इस टिल के भंडार तक पहुँच नहीं, इसलिए यह सहेजा नहीं गया। सहायता को फ़ोन करें।</translation>
    </message>
    <message>
        <source>Type the passphrase that opens this till&apos;s storage.</source>
        <translation>वह पासफ़्रेज़ लिखें जो इस टिल का भंडार खोलता है।</translation>
    </message>
    <message>
        <source>That passphrase does not open this till&apos;s storage.</source>
        <translation>यह पासफ़्रेज़ इस टिल का भंडार नहीं खोलता।</translation>
    </message>
    <message>
        <source>The passphrase needs at least 12 characters.</source>
        <translation>पासफ़्रेज़ में कम से कम 12 अक्षर चाहिए।</translation>
    </message>
    <message>
        <source>The key in TILLSIDE_STORE_KEY is not one: it must be 64 digits from 0-9 and a-f.</source>
        <translation>TILLSIDE_STORE_KEY की कुंजी सही नहीं: उसमें 0-9 और a-f के 64 अक्षर होने चाहिए।</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring is locked. Unlock it, then start again.</source>
        <translation>इस कंप्यूटर का कीरिंग बंद है। उसे खोलें, फिर शुरू करें।</translation>
    </message>
    <message>
        <source>The key of this till&apos;s storage is gone. The storage is kept; call support.</source>
        <translation>इस टिल के भंडार की कुंजी चली गई। भंडार रखा गया है; सहायता को फ़ोन करें।</translation>
    </message>
    <message>
        <source>Only digits, spaces and a leading + make a number</source>
        <translation>नंबर में केवल अंक, खाली जगह और शुरू में + होते हैं</translation>
    </message>
    <message>
        <source>Too short for a phone number</source>
        <translation>फ़ोन नंबर के लिए बहुत छोटा</translation>
    </message>
    <message>
        <source>Too long for a phone number</source>
        <translation>फ़ोन नंबर के लिए बहुत लंबा</translation>
    </message>
    <message>
        <source>No country has this code after the +</source>
        <translation>+ के बाद यह कोड किसी देश का नहीं</translation>
    </message>
    <message>
        <source>Not a number in use here. You can still save it.</source>
        <translation>यह नंबर यहाँ चलन में नहीं। फिर भी सहेज सकते हैं।</translation>
    </message>
    <message>
        <source>An address needs an @, like name@example.com</source>
        <translation>पते में @ चाहिए, जैसे name@example.com</translation>
    </message>
    <message>
        <source>An address has only one @</source>
        <translation>पते में केवल एक @ होता है</translation>
    </message>
    <message>
        <source>The name before the @ is missing</source>
        <translation>@ से पहले का नाम छूटा है</translation>
    </message>
    <message>
        <source>The part after the @ is missing, like example.com</source>
        <translation>@ के बाद का भाग छूटा है, जैसे example.com</translation>
    </message>
    <message>
        <source>The part after @ needs a dot, like example.com</source>
        <translation>@ के बाद के भाग में बिंदु चाहिए, जैसे example.com</translation>
    </message>
    <message>
        <source>An address has no spaces</source>
        <translation>पते में खाली जगह नहीं होती</translation>
    </message>
    <message>
        <source>This does not look like an e-mail address</source>
        <translation>यह ई-मेल पता नहीं लगता</translation>
    </message>
    <message>
        <source>This is needed</source>
        <translation>यह ज़रूरी है</translation>
    </message>
    <message>
        <source>A mobile number, e-mail or external id is needed</source>
        <translation>मोबाइल नंबर, ई-मेल या बाहरी आईडी ज़रूरी है</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>बहुत लंबा</translation>
    </message>
    <message>
        <source>Some characters here cannot be written</source>
        <translation>यहाँ कुछ अक्षर लिखे नहीं जा सकते</translation>
    </message>
    <message>
        <source>Not a date</source>
        <translation>तारीख नहीं है</translation>
    </message>
    <message>
        <source>Not a number</source>
        <translation>संख्या नहीं है</translation>
    </message>
    <message>
        <source>Choose one of the options</source>
        <translation>विकल्पों में से एक चुनें</translation>
    </message>
    <message>
        <source>Not in the form that is asked for here</source>
        <translation>यहाँ माँगे गए रूप में नहीं</translation>
    </message>
    <message>
        <source>This lies in the future</source>
        <translation>यह भविष्य में है</translation>
    </message>
    <message>
        <source>Not before {date}</source>
        <translation>{date} से पहले नहीं</translation>
    </message>
    <message>
        <source>Nobody with “{text}”</source>
        <translation>“{text}” वाला कोई नहीं</translation>
    </message>
    <message>
        <source>The server was asked just now and knows nobody like that.</source>
        <translation>सर्वर से अभी पूछा गया और वह ऐसे किसी को नहीं जानता।</translation>
    </message>
    <message>
        <source>This till has not seen them, and the server cannot be asked now. They may still be a customer.</source>
        <translation>इस टिल ने इन्हें नहीं देखा, और अभी सर्वर से पूछा नहीं जा सकता। फिर भी वे ग्राहक हो सकते हैं।</translation>
    </message>
    <message>
        <source>{sentence} {reason}</source>
        <translation>{sentence} {reason}</translation>
    </message>
    <message>
        <source>Not on this till: “{text}”</source>
        <translation>इस टिल पर नहीं: “{text}”</translation>
    </message>
    <message>
        <source>“{text}” cannot be looked up</source>
        <translation>“{text}” को ढूँढा नहीं जा सकता</translation>
    </message>
    <message>
        <source>Type a mobile number, an e-mail address, a card number or a name.</source>
        <translation>मोबाइल नंबर, ई-मेल पता, कार्ड नंबर या नाम लिखें।</translation>
    </message>
    <message>
        <source>Registered on this till and not sent yet. It is sent by itself.</source>
        <translation>इस टिल पर पंजीकृत, अभी भेजा नहीं गया। यह अपने-आप भेजा जाता है।</translation>
    </message>
    <message>
        <source>That is a product&apos;s code. Scan the customer&apos;s card.</source>
        <translation>यह किसी उत्पाद का कोड है। ग्राहक का कार्ड स्कैन करें।</translation>
    </message>
    <message>
        <source>That is a coupon&apos;s code. Scan the customer&apos;s card, then look under Coupons.</source>
        <translation>यह किसी कूपन का कोड है। ग्राहक का कार्ड स्कैन करें, फिर कूपन में देखें।</translation>
    </message>
    <message>
        <source>That is a parcel&apos;s code. Scan the customer&apos;s card.</source>
        <translation>यह किसी पार्सल का कोड है। ग्राहक का कार्ड स्कैन करें।</translation>
    </message>
    <message>
        <source>That is a staff card. Scan the customer&apos;s card.</source>
        <translation>यह कर्मचारी का कार्ड है। ग्राहक का कार्ड स्कैन करें।</translation>
    </message>
    <message>
        <source>That is a place&apos;s code. Scan the customer&apos;s card.</source>
        <translation>यह किसी जगह का कोड है। ग्राहक का कार्ड स्कैन करें।</translation>
    </message>
    <message>
        <source>That code only opens a web page. Scan the customer&apos;s card.</source>
        <translation>यह कोड केवल एक वेब पेज खोलता है। ग्राहक का कार्ड स्कैन करें।</translation>
    </message>
    <message>
        <source>That code names no customer. Scan the card, or type the mobile number.</source>
        <translation>यह कोड किसी ग्राहक का नहीं है। कार्ड स्कैन करें, या मोबाइल नंबर लिखें।</translation>
    </message>
    <message>
        <source>The code was not read whole. Scan it again, or type the number.</source>
        <translation>कोड पूरा नहीं पढ़ा गया। फिर से स्कैन करें, या नंबर लिखें।</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {wait}.</source>
        <translation>बहुत बार गलत पिन। {wait} में फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>Wrong PIN. Try again.</source>
        <translation>गलत पिन। फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>The PIN is too short: choose a longer one.</source>
        <translation>पिन बहुत छोटा है: लंबा चुनें।</translation>
    </message>
    <message>
        <source>The PIN is too long: choose a shorter one.</source>
        <translation>पिन बहुत लंबा है: छोटा चुनें।</translation>
    </message>
    <message>
        <source>A PIN has digits only.</source>
        <translation>पिन में केवल अंक होते हैं।</translation>
    </message>
    <message>
        <source>That PIN is too easy to guess: no rows and no repeats, please.</source>
        <translation>यह पिन आसानी से पहचाना जा सकता है: क्रम और दोहराव न रखें।</translation>
    </message>
    <message>
        <source>The two PINs differ. Type both again.</source>
        <translation>दोनों पिन अलग हैं। दोनों फिर से लिखें।</translation>
    </message>
    <message>
        <source>The first time here, a supervisor types their PIN as well.</source>
        <translation>यहाँ पहली बार सुपरवाइज़र भी अपना पिन लिखते हैं।</translation>
    </message>
    <message>
        <source>That is not a supervisor&apos;s PIN.</source>
        <translation>यह सुपरवाइज़र का पिन नहीं है।</translation>
    </message>
    <message>
        <source>Choose your name, or type it.</source>
        <translation>अपना नाम चुनें, या लिखें।</translation>
    </message>
    <message>
        <source>You may not sign in at this till any more. Ask a supervisor.</source>
        <translation>अब आप इस टिल पर साइन इन नहीं कर सकते। सुपरवाइज़र से पूछें।</translation>
    </message>
    <message>
        <source>The first person on this till gives the server&apos;s user name and password.</source>
        <translation>इस टिल पर सबसे पहले व्यक्ति सर्वर का यूज़र नाम और पासवर्ड देते हैं।</translation>
    </message>
    <message>
        <source>The server does not accept this user name and password.</source>
        <translation>सर्वर यह यूज़र नाम और पासवर्ड स्वीकार नहीं करता।</translation>
    </message>
    <message>
        <source>Work for the server in use is still unsent. Send it or withdraw it first.</source>
        <translation>मौजूदा सर्वर का काम अभी बिना भेजा है। पहले उसे भेजें या वापस लें।</translation>
    </message>
    <message>
        <source>That is not a server&apos;s address, like https://example.com</source>
        <translation>यह सर्वर का पता नहीं है, जैसे https://example.com</translation>
    </message>
    <message>
        <source>The address must begin with https: personal data goes there.</source>
        <translation>पता https से शुरू होना चाहिए: निजी जानकारी वहाँ जाती है।</translation>
    </message>
    <message>
        <source>Also changed on the server: choose one</source>
        <translation>सर्वर पर भी बदला गया: एक चुनें</translation>
    </message>
    <message>
        <source>The server has no name yet for this customer</source>
        <translation>इस ग्राहक के लिए सर्वर के पास अभी कोई पहचान नहीं</translation>
    </message>
    <message>
        <source>The customer&apos;s registration was withdrawn</source>
        <translation>ग्राहक का पंजीकरण वापस ले लिया गया</translation>
    </message>
    <message>
        <source>The server said that it was done, but does not show it</source>
        <translation>सर्वर ने कहा कि हो गया, पर दिखाता नहीं</translation>
    </message>
    <message>
        <source>The server cannot tell whether it arrived</source>
        <translation>सर्वर नहीं बता सकता कि वह पहुँचा या नहीं</translation>
    </message>
    <message>
        <source>The server does not find the customer as they are known here</source>
        <translation>ग्राहक यहाँ जैसे ज्ञात है, सर्वर को वैसे नहीं मिलता</translation>
    </message>
    <message>
        <source>Choose for each field, then accept.</source>
        <translation>हर फ़ील्ड के लिए चुनें, फिर स्वीकार करें।</translation>
    </message>
    <message>
        <source>Look the customer up, then send it again or withdraw it.</source>
        <translation>ग्राहक को ढूँढें, फिर दोबारा भेजें या वापस लें।</translation>
    </message>
    <message>
        <source>Withdraw this too, or register the customer anew first.</source>
        <translation>इसे भी वापस लें, या पहले ग्राहक को नए सिरे से पंजीकृत करें।</translation>
    </message>
    <message>
        <source>Set it anew on the customer&apos;s card; withdraw this.</source>
        <translation>ग्राहक के कार्ड पर इसे नए सिरे से भरें; यह वापस लें।</translation>
    </message>
    <message>
        <source>Correct it and send it again, or withdraw it.</source>
        <translation>इसे सुधारकर फिर भेजें, या वापस लें।</translation>
    </message>
    <message>
        <source>Look at the customer&apos;s card first: send it again only if it is not there.</source>
        <translation>पहले ग्राहक का कार्ड देखें: वहाँ न हो तभी फिर भेजें।</translation>
    </message>
    <message>
        <source>Look at the ticket on the customer&apos;s card, or give another subject.</source>
        <translation>ग्राहक के कार्ड पर टिकट देखें, या दूसरा विषय दें।</translation>
    </message>
    <message>
        <source>Open the customer who has it, or correct it here.</source>
        <translation>जिस ग्राहक के पास है उसे खोलें, या यहाँ सुधारें।</translation>
    </message>
    <message>
        <source>Look the customer up by something else, or register them.</source>
        <translation>ग्राहक को किसी और बात से ढूँढें, या पंजीकृत करें।</translation>
    </message>
    <message>
        <source>Register the customer: that makes them a member.</source>
        <translation>ग्राहक को पंजीकृत करें: उसी से वे सदस्य बनते हैं।</translation>
    </message>
    <message>
        <source>Send it again after a while.</source>
        <translation>थोड़ी देर बाद फिर भेजें।</translation>
    </message>
    <message>
        <source>Send it again: it goes out alone then.</source>
        <translation>फिर भेजें: तब यह अकेला जाता है।</translation>
    </message>
    <message>
        <source>A supervisor gives the server&apos;s password again in Settings.</source>
        <translation>सुपरवाइज़र सेटिंग में सर्वर का पासवर्ड फिर देते हैं।</translation>
    </message>
    <message>
        <source>Ask a supervisor; what was written stays here.</source>
        <translation>सुपरवाइज़र से पूछें; लिखा हुआ यहीं रहता है।</translation>
    </message>
    <message>
        <source>Nothing can be done about it here: withdraw it.</source>
        <translation>यहाँ इसका कुछ नहीं हो सकता: वापस लें।</translation>
    </message>
    <message>
        <source> or </source>
        <translation> या </translation>
    </message>
    <message>
        <source>Correct the {field}, then send it again.</source>
        <translation>{field} सुधारें, फिर भेजें।</translation>
    </message>
    <message>
        <source>mobile number</source>
        <translation>मोबाइल नंबर</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>ई-मेल पता</translation>
    </message>
    <message>
        <source>external id</source>
        <translation>बाहरी आईडी</translation>
    </message>
    <message>
        <source>customer type</source>
        <translation>ग्राहक का प्रकार</translation>
    </message>
    <message>
        <source>time of registration</source>
        <translation>पंजीकरण का समय</translation>
    </message>
    <message>
        <source>further fields</source>
        <translation>अतिरिक्त फ़ील्ड</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>विषय</translation>
    </message>
    <message>
        <source>Recovered {file} from the file and {journal} from the journal, {ambiguous} to be read back first; {pages} pages lost; set aside: {names}</source>
        <translation>फ़ाइल से {file} और जर्नल से {journal} वापस मिले, {ambiguous} पहले सर्वर से पढ़े जाएँगे; {pages} पृष्ठ खोए; अलग रखे: {names}</translation>
    </message>
    <message>
        <source>That is not a rescue file of a till. Choose another file.</source>
        <translation>यह टिल की बचाव फ़ाइल नहीं है। दूसरी फ़ाइल चुनें।</translation>
    </message>
    <message>
        <source>That passphrase does not open this rescue file.</source>
        <translation>यह पासफ़्रेज़ इस बचाव फ़ाइल को नहीं खोलता।</translation>
    </message>
    <message>
        <source>This rescue file is for another server or organisation. Take it to one of their tills.</source>
        <translation>यह बचाव फ़ाइल दूसरे सर्वर या संगठन की है। उसे उनके किसी टिल पर ले जाएँ।</translation>
    </message>
    <message>
        <source>This rescue file was made by a newer Tillside. Update this till first.</source>
        <translation>यह बचाव फ़ाइल नए Tillside से बनी है। पहले इस टिल को अपडेट करें।</translation>
    </message>
    <message>
        <source>This rescue file is damaged. Nothing was changed; copy it once more.</source>
        <translation>यह बचाव फ़ाइल खराब है। कुछ नहीं बदला; उसे फिर से कॉपी करें।</translation>
    </message>
    <message>
        <source>Nothing waits to be sent that could be handed over now.</source>
        <translation>भेजने को ऐसा कुछ बाकी नहीं जो अभी सौंपा जा सके।</translation>
    </message>
    <message>
        <source>The file cannot be read or written there. Choose another place.</source>
        <translation>वहाँ फ़ाइल पढ़ी या लिखी नहीं जा सकती। दूसरी जगह चुनें।</translation>
    </message>
    <message>
        <source>A file of that name is there already, and may hold unsent work. Choose another name.</source>
        <translation>उस नाम की फ़ाइल पहले से है, और उसमें बिना भेजा काम हो सकता है। दूसरा नाम चुनें।</translation>
    </message>
    <message>
        <source>The file holds the work, but could not be given its name: it lies in the same folder under the name in the details. Take good care of it.</source>
        <translation>फ़ाइल में काम है, पर उसे उसका नाम नहीं दिया जा सका: वह उसी फ़ोल्डर में विवरण में लिखे नाम से है। उसे सँभालकर रखें।</translation>
    </message>
    <message>
        <source>A note needs some words</source>
        <translation>नोट में कुछ शब्द चाहिए</translation>
    </message>
    <message>
        <source>It must be known who writes: sign in with your name</source>
        <translation>यह पता होना चाहिए कि कौन लिखता है: अपने नाम से साइन इन करें</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>कुछ नहीं बदला</translation>
    </message>
    <message>
        <source>A field without a name cannot be saved</source>
        <translation>बिना नाम का फ़ील्ड सहेजा नहीं जा सकता</translation>
    </message>
    <message>
        <source>The same field is there twice</source>
        <translation>वही फ़ील्ड दो बार है</translation>
    </message>
    <message>
        <source>It is not said which customer is meant</source>
        <translation>यह नहीं बताया गया कि कौन-सा ग्राहक</translation>
    </message>
    <message>
        <source>The customer is known by this alone: ask for another one instead</source>
        <translation>ग्राहक केवल इसी से पहचाना जाता है: इसकी जगह दूसरा माँगें</translation>
    </message>
    <message>
        <source>A mobile number, e-mail or external id can be changed, but not removed</source>
        <translation>मोबाइल नंबर, ई-मेल या बाहरी आईडी बदली जा सकती है, हटाई नहीं जा सकती</translation>
    </message>
    <message>
        <source>Both the old and the new one are needed</source>
        <translation>पुराना और नया दोनों चाहिए</translation>
    </message>
    <message>
        <source>The new one is the same as the old one</source>
        <translation>नया और पुराना एक ही हैं</translation>
    </message>
    <message>
        <source>The server gives this one: nobody can change it</source>
        <translation>यह सर्वर देता है: कोई नहीं बदल सकता</translation>
    </message>
</context>
</TS>
