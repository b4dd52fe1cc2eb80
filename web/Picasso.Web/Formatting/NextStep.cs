namespace Picasso.Web.Formatting;

/// <summary>What a buyer can do after a purchase that did not go through.</summary>
internal enum NextStep
{
    /// <summary>Nothing about this picture now.</summary>
    None,

    /// <summary>Pay with another card.</summary>
    AnotherCard,

    /// <summary>The same again.</summary>
    Again,

    /// <summary>Look at the new price.</summary>
    NewPrice,

    /// <summary>The picture is not sold any more.</summary>
    OtherPictures,
}
