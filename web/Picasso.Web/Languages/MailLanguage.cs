using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Users;
using Picasso.Localization;
using Picasso.Web.Hosting;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Languages;

/// <summary>Has mails to a signed-in reader written in the language that they choose for the site.</summary>
internal sealed class MailLanguage(Accounts.AccountsClient accounts, Flash said, ILogger<MailLanguage> logger)
{
    private static IStringLocalizer T => Localized<FrameTexts>.Texts;

    /// <summary>Stores the choice. When that fails, the site follows it all the same, and the next page reports that mails do not.</summary>
    public async Task FollowAsync(HttpContext context, Language chosen)
    {
        if (context.User.Identity?.IsAuthenticated != true)
            return;
        try
        {
            await accounts.SetLanguageAsync(new SetLanguageRequest { Language = chosen.Tag }, cancellationToken: context.RequestAborted);
        }
        catch (RpcException failed)
        {
            logger.LogWarning("The language of mails was not stored: {Status}", failed.StatusCode);
            said.Error(context, chosen.Speak(() => T["The site changed its language, but mails to you did not. Please choose it again later."].Value));
        }
    }
}
