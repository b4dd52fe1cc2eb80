using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Configuration;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.Mail;
using MailEntry = Picasso.Contracts.Users.Mail;

namespace Picasso.Users.Serving;

/// <summary>Answers <c>picasso.users.v1.MailBox</c>: only without an SMTP server, and only where <c>Mail:ShowBox</c> says so.</summary>
[AllowAnonymous]
internal sealed class MailBoxService(IMailBox box, IConfiguration configuration) : MailBox.MailBoxBase
{
    private const int MaxMails = 100;

    public override async Task<ListMailResponse> List(ListMailRequest request, ServerCallContext context)
    {
        if (!box.IsActive || !configuration.GetValue<bool>("Mail:ShowBox"))
            throw Refusal.Conflict("mail_box_closed", "There is no mail box to look into here.").ToException();
        var mails = await box.ListAsync(request.To.Length == 0 ? null : request.To.Trim(), MaxMails, context.CancellationToken);
        return new ListMailResponse { Mails = { mails.Select(ToEntry) } };
    }

    private static MailEntry ToEntry(BoxedMail mail) => new()
    {
        MailId = mail.Id,
        To = mail.To,
        Subject = mail.Subject,
        Text = mail.Text,
        Html = mail.Html,
        At = mail.QueuedAt.ToTimestamp(),
    };
}
