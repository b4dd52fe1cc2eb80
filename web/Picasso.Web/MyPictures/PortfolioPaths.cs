using Microsoft.AspNetCore.WebUtilities;
using Picasso.Web.Hosting;

namespace Picasso.Web.MyPictures;

/// <summary>Addresses of the page on which a person arranges their portfolio.</summary>
internal static class PortfolioPaths
{
    /// <summary>The page.</summary>
    public const string Page = "/me/portfolio";

    /// <summary>
    /// The page after an action: at the same pictures, with the focus on the button that was pressed, so that it can be pressed again by keyboard. The
    /// focus is not given by a fragment, because browsers then ignore it.
    /// </summary>
    /// <param name="back">The page of the button.</param>
    /// <param name="pictureId">The picture.</param>
    /// <param name="button">"up", "down", "select" or "cover".</param>
    public static string After(string? back, string pictureId, string button)
    {
        var query = back is not null && back.IndexOf('?') is >= 0 and var question ? QueryHelpers.ParseQuery(back[question..]) : [];
        return LocalUrl.With(LocalUrl.With(LocalUrl.With(Page, "cursor", query.GetValueOrDefault("cursor")), "on", pictureId), "button", button);
    }
}
