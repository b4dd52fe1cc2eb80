namespace Picasso.Users.Naming;

/// <summary>Writing systems that names are told apart by (Unicode Standard Annex 24).</summary>
internal enum Script
{
    /// <summary>No letter, or a letter that every script uses.</summary>
    Common,

    /// <summary>A script that the rules do not know by name.</summary>
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
