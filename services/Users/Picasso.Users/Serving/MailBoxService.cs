using System.Net;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.Mail.Delivery;
using Picasso.ServiceDefaults.Authentication;
using MailEntry = Picasso.Contracts.Users.Mail;

namespace Picasso.Users.Serving;

/// <summary>
/// Answers <c>picasso.users.v1.MailBox</c>: only without an SMTP server, only where <c>Picasso:Mail:ShowBox</c> says so, and only for this machine.
/// </summary>
[AllowAnonymous]
internal sealed class MailBoxService(IMailBox box, IOptions<MailBoxOptions> options) : MailBox.MailBoxBase
{
    private const int MaxMails = 100;

    private readonly IReadOnlyList<IPAddress> _readers = options.Value.Readers();

    public override async Task<ListMailResponse> List(ListMailRequest request, ServerCallContext context)
    {
        if (!box.IsActive || !options.Value.ShowBox || !context.GetHttpContext().IsFrom(_readers))
            throw DomainError.Conflict("mail_box_closed", "There is no mail box to look into here.").ToException();
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
