using Microsoft.Extensions.Localization;
using Picasso.Contracts.Pictures;
using Picasso.Localization;
using Picasso.Web.Hosting;
using Picasso.Web.Formatting;
using Picasso.Web.Galleries;
using Picasso.Web.Languages.Texts;
using Picasso.Web.Languages;

namespace Picasso.Web.Uploading;

/// <summary>The typed details of a picture, kept as typed so that a rejected form shows them again.</summary>
public sealed record UploadDraft
{
    private static IStringLocalizer T => Localized<SellingTexts>.Texts;

    /// <summary>Identifies this attempt and its repeats.</summary>
    public string UploadId { get; init; } = "";

    /// <summary>The title.</summary>
    public string Title { get; init; } = "";

    /// <summary>The story.</summary>
    public string Description { get; init; } = "";

    /// <summary>Tags, separated by commas.</summary>
    public string Tags { get; init; } = "";

    /// <summary>One of the categories' ids.</summary>
    public string Category { get; init; } = "";

    /// <summary>Alt text.</summary>
    public string AltText { get; init; } = "";

    /// <summary>The price as typed; empty for a picture without an offer.</summary>
    public string Price { get; init; } = "";

    /// <summary>The price's currency.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The creator's royalty as typed, in percent; empty for none.</summary>
    public string Royalty { get; init; } = "";

    /// <summary>Whether others see how the photo was taken.</summary>
    public bool ShowCamera { get; init; }

    /// <summary>Size of the file in bytes when the browser sent it, otherwise 0.</summary>
    public long Size { get; init; }

    /// <summary>The details of a picture, for changing them.</summary>
    public static UploadDraft Of(Picture picture) => new()
    {
        Title = picture.Details.Title, Description = picture.Details.Description, Tags = string.Join(", ", picture.Details.Tags),
        Category = picture.Details.Category, AltText = picture.Details.AltText,
    };

    /// <summary>The details of a planned publication, for changing them.</summary>
    public static UploadDraft Of(UploadHeader header) => new()
    {
        UploadId = header.UploadId, Title = header.Details.Title, Description = header.Details.Description, Tags = string.Join(", ", header.Details.Tags),
        Category = header.Details.Category, AltText = header.Details.AltText, ShowCamera = header.ShowCamera, Price = MoneyText.Edit(header.Price), Currency = header.Price?.Currency ?? "",
        Royalty = header.HasRoyaltyBasisPoints ? (header.RoyaltyBasisPoints / 100m).ToString(System.Globalization.CultureInfo.InvariantCulture) : "", Size = header.Size,
    };

    /// <summary>Maps the details to the contract.</summary>
    public Details ToDetails() => new()
    {
        Title = Title.Trim(), Description = Description.ReplaceLineEndings("\n").Trim(), Tags = { TagList.Parse(Tags) },
        Category = Category, AltText = AltText.ReplaceLineEndings(" ").Trim(),
    };

    internal UploadHeader ToHeader(Problems problems)
    {
        var header = new UploadHeader { UploadId = UploadId, Details = ToDetails(), Size = Size, ShowCamera = ShowCamera };
        if (Title.Trim().Length == 0)
            problems.Add("title", T["Give your picture a title."]);
        if (Price.Trim().Length > 0)
        {
            var (price, error) = MoneyText.ParsePrice(Price, Currency);
            if (error is null)
                header.Price = price.ToWire();
            else
                problems.Add("price", ErrorSentence.Of(error));
        }

        var (share, wrong) = MoneyText.ParseShare(Royalty);
        if (wrong is not null)
            problems.Add("royalty", ErrorSentence.Of(wrong));
        else if (share is { } basisPoints)
            header.RoyaltyBasisPoints = basisPoints;
        return header;
    }
}
