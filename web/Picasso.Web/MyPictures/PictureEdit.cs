using Microsoft.AspNetCore.Http;

namespace Picasso.Web.MyPictures;

/// <summary>The words of one of several pictures as typed.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="Title">Its title.</param>
/// <param name="AltText">Its alternative text.</param>
public sealed record PictureEdit(string PictureId, string Title, string AltText)
{
    /// <summary>Name of the field of the title.</summary>
    public static string TitleField(string pictureId) => $"title-{pictureId}";

    /// <summary>Name of the field of the alternative text.</summary>
    public static string AltField(string pictureId) => $"alt-{pictureId}";

    internal static PictureEdit Of(string pictureId, IFormCollection form) =>
        new(pictureId, form[TitleField(pictureId)].ToString().Trim(), form[AltField(pictureId)].ToString().ReplaceLineEndings(" ").Trim());
}

/// <summary>The words of several pictures as typed.</summary>
/// <param name="Pictures">Each of them.</param>
/// <param name="AddTags">Tags that all of them get.</param>
/// <param name="RemoveTags">Tags that all of them lose.</param>
public sealed record BulkEdit(IReadOnlyList<PictureEdit> Pictures, string AddTags, string RemoveTags)
{
    internal static BulkEdit Of(IReadOnlyList<string> ids, IFormCollection form) =>
        new([.. ids.Select(id => PictureEdit.Of(id, form))], form["addTags"].ToString(), form["removeTags"].ToString());
}
