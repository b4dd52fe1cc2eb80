using Picasso.Contracts.Users;

namespace Picasso.Web.SigningIn;

/// <summary>A session's state in the web: its tokens, and the holder's data for pages.</summary>
internal sealed record SessionState(SessionTokens Tokens, SessionPerson Person)
{
    public static SessionState Of(Session session) => new(SessionTokens.Of(session), SessionPerson.Of(session));
}
