namespace Picasso.Users.Naming;

/// <summary>Writing systems that the name rules distinguish (Unicode Standard Annex 24).</summary>
internal enum Script
{
    /// <summary>Not a letter, or a letter that every script uses.</summary>
    Common,

    /// <summary>A script without its own rule.</summary>
    Other,
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Indic,
    Thai,
    Lao,
    Tibetan,
    Myanmar,
    Georgian,
    Hangul,
    Ethiopic,
    Cherokee,
    Khmer,
    Bopomofo,
    Han,
    Hiragana,
    Katakana,
}
