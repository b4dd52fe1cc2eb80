using Microsoft.Extensions.Localization;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.MyPictures;

/// <summary>A change of several pictures.</summary>
public enum BulkAction
{
    /// <summary>Their words.</summary>
    Edit,

    /// <summary>They are offered at a price.</summary>
    Price,

    /// <summary>Their offers are withdrawn.</summary>
    Unlist,

    /// <summary>They are deleted.</summary>
    Delete,
}

/// <summary>Says what a change did to several pictures.</summary>
/// <param name="Action">The change.</param>
/// <param name="Price">The price at which they are offered; empty for other changes.</param>
public sealed record BulkDone(BulkAction Action, string Price = "")
{
    private static IStringLocalizer T => Localized<SellingTexts>.Texts;

    /// <summary>Of one picture, after its title.</summary>
    public string One => Action switch
    {
        BulkAction.Price => T["for sale at {0}.", Price],
        BulkAction.Unlist => T["not for sale any more."],
        BulkAction.Delete => T["deleted."],
        _ => T["changed."],
    };

    /// <summary>When all were changed.</summary>
    public string All(int changed) => Action switch
    {
        BulkAction.Price => T.Count("{0} picture for sale at {1}.|{0} pictures for sale at {1}.", changed, Price),
        BulkAction.Unlist => T.Count("{0} picture not for sale any more.|{0} pictures not for sale any more.", changed),
        BulkAction.Delete => T.Count("{0} picture deleted.|{0} pictures deleted.", changed),
        _ => T.Count("{0} picture changed.|{0} pictures changed.", changed),
    };

    /// <summary>When some were refused.</summary>
    public string Some(int changed, int refused) => Action switch
    {
        BulkAction.Price => T.Count("{0} picture for sale at {1}, {2} not.|{0} pictures for sale at {1}, {2} not.", changed, Price, refused),
        BulkAction.Unlist => T.Count("{0} picture not for sale any more, {1} not.|{0} pictures not for sale any more, {1} not.", changed, refused),
        BulkAction.Delete => T.Count("{0} picture deleted, {1} not.|{0} pictures deleted, {1} not.", changed, refused),
        _ => T.Count("{0} picture changed, {1} not.|{0} pictures changed, {1} not.", changed, refused),
    };
}
