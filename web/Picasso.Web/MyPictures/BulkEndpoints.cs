using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Picasso.Kernel;
using Picasso.Localization;
using Picasso.Web.Formatting;
using Picasso.Web.Hosting;
using Picasso.Web.Languages.Texts;
using Picasso.Web.Languages;

namespace Picasso.Web.MyPictures;

/// <summary>What the studio does with several chosen pictures at once. Each picture is answered for; deleting asks first.</summary>
internal static class BulkEndpoints
{
    private static IStringLocalizer T => Localized<SellingTexts>.Texts;

    /// <summary>Path of the form below the grid.</summary>
    public const string Act = OwnPicturesChoice.Path + "/act";

    /// <summary>Path of the form that changes words.</summary>
    public const string Save = OwnPicturesChoice.Path + "/save";

    /// <summary>Path of the form that has asked whether to delete.</summary>
    public const string Deletion = OwnPicturesChoice.Path + "/deletion";

    /// <summary>Path of the page on which words are changed.</summary>
    public const string EditPage = OwnPicturesChoice.Path + "/edit";

    /// <summary>Path of the page that asks whether to delete.</summary>
    public const string DeletePage = OwnPicturesChoice.Path + "/delete";

    /// <summary>Name of the fields that hold the pictures.</summary>
    public const string Field = "picture";

    public static void MapBulk(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Act, ActAsync);
        routes.MapPost(Save, SaveAsync);
        routes.MapPost(Deletion, DeleteAsync);
        routes.MapGet("/me/pictures", (HttpRequest request) => Results.Redirect(OwnPicturesChoice.Path + Kept(request), permanent: true));
    }

    /// <summary>The chosen pictures of a request: ids, each once, at most as many as are possible.</summary>
    public static IReadOnlyList<string> Chosen(IEnumerable<string?> values) =>
        [.. values.OfType<string>().Where(Ids.IsId).Distinct(StringComparer.Ordinal).Take(BulkChanges.Most + 1)];

    private static Task<IResult> ActAsync(HttpContext context, IFormCollection form, BulkChanges changes, Flash flash) =>
        RunAsync(context, form, flash, async ids => form["do"].ToString() switch
        {
            "edit" => FormPost.SeeOther(context, With(EditPage, ids)),
            "delete" => FormPost.SeeOther(context, With(DeletePage, ids)),
            "unlist" => Answer(context, form, flash, await changes.UnlistAsync(ids, context.RequestAborted), new BulkDone(BulkAction.Unlist)),
            "price" => await PriceAsync(context, form, changes, flash, ids),
            _ => Results.BadRequest(),
        });

    private static Task<IResult> DeleteAsync(HttpContext context, IFormCollection form, BulkChanges changes, Flash flash) =>
        RunAsync(context, form, flash, async ids => Answer(context, form, flash, await changes.DeleteAsync(ids, context.RequestAborted), new BulkDone(BulkAction.Delete)));

    private static Task<IResult> SaveAsync(HttpContext context, IFormCollection form, BulkChanges changes, Flash flash) =>
        RunAsync(context, form, flash, async ids =>
        {
            var edit = BulkEdit.Of(ids, form);
            var outcomes = await changes.EditAsync(edit, context.RequestAborted);
            return outcomes.All(outcome => outcome.Problem is null)
                ? Answer(context, form, flash, outcomes, new BulkDone(BulkAction.Edit))
                : new RazorComponentResult<Pages.StudioEditAgain>(new { Edit = edit, Outcomes = outcomes }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        });

    private static async Task<IResult> PriceAsync(HttpContext context, IFormCollection form, BulkChanges changes, Flash flash, IReadOnlyList<string> ids)
    {
        var (price, wrongPrice) = MoneyText.ParsePrice(form["price"], form["currency"]);
        var (share, wrongShare) = MoneyText.ParseShare(form["royalty"]);
        if ((wrongPrice ?? wrongShare) is { } wrong)
            return Refuse(context, flash, Choice(form), ErrorSentence.Of(wrong));
        return Answer(context, form, flash, await changes.PriceAsync(ids, price, share, context.RequestAborted), new BulkDone(BulkAction.Price, MoneyText.Show(price.ToWire())));
    }

    private static async Task<IResult> RunAsync(HttpContext context, IFormCollection form, Flash flash, Func<IReadOnlyList<string>, Task<IResult>> run)
    {
        var ids = Chosen(form[Field]);
        if (ids.Count is 0 or > BulkChanges.Most)
            return Refuse(context, flash, Choice(form), ids.Count == 0 ? T["Choose the pictures first."] : T["Choose at most {0} pictures at once.", BulkChanges.Most]);
        try
        {
            return await run(ids);
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.Unauthenticated)
        {
            return FormPost.SeeOther(context, LocalUrl.ToSignInAgain(Choice(form).Address()));
        }
    }

    private static IResult Answer(HttpContext context, IFormCollection form, Flash flash, IReadOnlyList<BulkOutcome> outcomes, BulkDone done)
    {
        var choice = Choice(form);
        var position = outcomes.Max(outcome => outcome.Position);
        if (outcomes.Any(outcome => outcome.Problem is not null))
        {
            return new RazorComponentResult<Pages.StudioPicturesAgain>(new { Choice = choice, Outcomes = outcomes, Done = done, Position = position })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };
        }

        flash.Say(context, done.All(outcomes.Count));
        return FormPost.SeeOther(context, FormPost.At(choice.Address(), position));
    }

    private static IResult Refuse(HttpContext context, Flash flash, OwnPicturesChoice choice, string sentence)
    {
        flash.Error(context, sentence);
        return FormPost.SeeOther(context, choice.Address());
    }

    private static OwnPicturesChoice Choice(IFormCollection form) => OwnPicturesChoice.Of(form["show"], form["order"]);

    private static string With(string page, IReadOnlyList<string> ids) =>
        QueryHelpers.AddQueryString(page, ids.Select(id => new KeyValuePair<string, string?>(Field, id)));

    // The former page had one list; its cursors are none of this one.
    private static string Kept(HttpRequest request) => FormPost.PositionIn(request.Query["at"]) is > 0 and var position ? $"?at={position}" : "";
}
