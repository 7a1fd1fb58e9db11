"""Names of the synthetic people, in several scripts, each with its Latin spelling.

Owns the words only; who gets which name is decided in `seed`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePool:
    """Names that go together, each as (written, in Latin letters).

    `countries`: calling codes of this pool's mobiles, by preference; the first is the usual one.
    """

    women: tuple[tuple[str, str], ...]
    men: tuple[tuple[str, str], ...]
    families: tuple[tuple[str, str], ...]
    countries: tuple[str, ...]
    share: float


def _words(text: str) -> tuple[tuple[str, str], ...]:
    """Entries are `written|latin`, or one word where both are the same; `_` stands for a space."""
    pairs = (word.replace("_", " ").partition("|") for word in text.split())
    return tuple((written, latin or written) for written, _, latin in pairs)


BRITISH = NamePool(
    women=_words(
        "Olivia Amelia Isla Ava Freya Lily Florence Ivy Grace Willow Poppy Evie Sophie Charlotte "
        "Elsie Rosie Matilda Daisy Phoebe Harriet Eleanor Imogen Beatrice Margaret Susan Jean "
        "Zoë|Zoe Chloë|Chloe Siân|Sian Niamh Anne-Marie|AnneMarie Mary_Jane|MaryJane"
    ),
    men=_words(
        "Oliver George Noah Arthur Harry Leo Jack Charlie Freddie Theodore Alfie Henry Archie "
        "Joshua Thomas William James Edward Daniel Samuel Peter Alan Derek Nigel Graham Stuart "
        "Seán|Sean Rhys Callum Hamish Owain Jean-Paul|JeanPaul"
    ),
    families=_words(
        "Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson "
        "Evans Walker White Roberts Green Hall Wood Jackson Clarke Harrison Hughes Edwards Turner "
        "Cooper Ward Bailey Bennett Gray O'Neill|ONeill O'Brien|OBrien McDonald Mackenzie "
        "Fitzgerald Ashcroft Pemberton Lewis-Moore|LewisMoore Ng St_John|StJohn"
    ),
    countries=("44",),
    share=0.50,
)

INDIAN = NamePool(
    women=_words(
        "Priya Ananya Aishwarya Kavya Deepika Lakshmi Meera Nandini Pooja Shreya Sunita Divya "
        "Anjali Ishita Radhika Swati"
    ),
    men=_words(
        "Arjun Rahul Rohan Vikram Aditya Karthik Suresh Ramesh Manoj Sanjay Nikhil Varun Imran "
        "Harpreet Siddharth Ganesh"
    ),
    families=_words(
        "Sharma Patel Gupta Singh Kumar Reddy Iyer Nair Menon Banerjee Chatterjee Desai Joshi "
        "Kulkarni Rao Khan D'Souza|DSouza Fernandes Kaur Bhattacharya"
    ),
    countries=("91", "91", "44"),
    share=0.20,
)

DEVANAGARI = NamePool(
    women=_words(
        "प्रिया|Priya अनन्या|Ananya दीपिका|Deepika लक्ष्मी|Lakshmi मीरा|Meera सुनीता|Sunita पूजा|Pooja "
        "अंजलि|Anjali कविता|Kavita राधिका|Radhika"
    ),
    men=_words(
        "अर्जुन|Arjun राहुल|Rahul विक्रम|Vikram आदित्य|Aditya सुरेश|Suresh मनोज|Manoj संजय|Sanjay "
        "गणेश|Ganesh मोहन|Mohan रोहन|Rohan"
    ),
    families=_words(
        "शर्मा|Sharma पटेल|Patel गुप्ता|Gupta सिंह|Singh कुमार|Kumar जोशी|Joshi वर्मा|Varma मिश्रा|Mishra "
        "तिवारी|Tiwari यादव|Yadav देशपांडे|Deshpande चौधरी|Chaudhary"
    ),
    countries=("91",),
    share=0.08,
)

ARABIC = NamePool(
    women=_words(
        "فاطمة|Fatima مريم|Maryam عائشة|Aisha نورة|Noura سارة|Sara ليلى|Layla هند|Hind ريم|Reem "
        "أمل|Amal زينب|Zainab"
    ),
    men=_words(
        "محمد|Mohammed أحمد|Ahmed علي|Ali خالد|Khalid عمر|Omar يوسف|Yousef عبدالله|Abdullah "
        "حسن|Hassan سلطان|Sultan إبراهيم|Ibrahim"
    ),
    families=_words(
        "المنصوري|AlMansoori الهاشمي|AlHashimi الشامسي|AlShamsi النعيمي|AlNuaimi العتيبي|AlOtaibi "
        "القحطاني|AlQahtani حداد|Haddad خوري|Khoury منصور|Mansour صالح|Saleh"
    ),
    countries=("971", "971", "966"),
    share=0.08,
)

CHINESE = NamePool(
    women=_words(
        "丽|Li 秀英|Xiuying 敏|Min 静|Jing 芳|Fang 娟|Juan 雪|Xue 婷婷|Tingting 小红|Xiaohong"
    ),
    men=_words("伟|Wei 强|Qiang 磊|Lei 军|Jun 勇|Yong 杰|Jie 涛|Tao 明|Ming 建国|Jianguo"),
    families=_words(
        "王|Wang 李|Li 张|Zhang 刘|Liu 陈|Chen 杨|Yang 赵|Zhao 黄|Huang 周|Zhou 吴|Wu "
        "徐|Xu 欧阳|Ouyang"
    ),
    countries=("86", "86", "65"),
    share=0.07,
)

EUROPEAN = NamePool(
    women=_words(
        "Chloé|Chloe Zoé|Zoe Bärbel|Baerbel Łucja|Lucja Małgorzata|Malgorzata Begoña|Begona "
        "Anaïs|Anais Françoise|Francoise Åsa|Asa"
    ),
    men=_words(
        "François|Francois Jürgen|Juergen Łukasz|Lukasz José|Jose Søren|Soren Björn|Bjoern "
        "Étienne|Etienne Iñigo|Inigo Andrés|Andres"
    ),
    families=_words(
        "Müller|Mueller García|Garcia Núñez|Nunez Lefèvre|Lefevre Wałęsa|Walesa "
        "Jørgensen|Jorgensen Großmann|Grossmann Żuławski|Zulawski Ferreira "
        "van_der_Berg|vanderBerg De_Luca|DeLuca"
    ),
    countries=("33", "49", "34", "48"),
    share=0.07,
)

POOLS = (BRITISH, INDIAN, DEVANAGARI, ARABIC, CHINESE, EUROPEAN)
