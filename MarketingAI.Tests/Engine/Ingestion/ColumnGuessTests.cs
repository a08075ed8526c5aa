using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Ingestion.Algorithms;

namespace MarketingAI.Tests.Engine.Ingestion;

public sealed class ColumnGuessTests
{
    [Theory]
    [InlineData("contact", "ann@example.org|bob@example.com", PersonalDataClass.Identifying, "E-mail address")]
    [InlineData("reach", "+43 660 1234567|0043-1-5861234", PersonalDataClass.Identifying, "Phone number")]
    [InlineData("First Name", "ann|bob", PersonalDataClass.Identifying, "Name of a person")]
    [InlineData("billing_street", "Main 3|Side 4", PersonalDataClass.Identifying, "Postal address")]
    [InlineData("gender", "f|m", PersonalDataClass.Sensitive, "Gender")]
    [InlineData("AgeBand", "20-30|30-40", PersonalDataClass.Sensitive, "Age or date of birth")]
    [InlineData("customerId", "a1|b2", PersonalDataClass.Pseudonymous, "Number of a person")]
    [InlineData("userid", "a1|b2", PersonalDataClass.Pseudonymous, "Number of a person")]
    [InlineData("page_views", "3|4", PersonalDataClass.None, "Page views")]
    [InlineData("campaign_name", "spring|summer", PersonalDataClass.None, "Campaign name")]
    [InlineData("zip_code", "Rural|Urban", PersonalDataClass.None, "Zip code")]
    [InlineData("message", "spring|summer", PersonalDataClass.None, "Message")]
    [InlineData("usage", "low|high", PersonalDataClass.None, "Usage")]
    public void Personal_data_is_guessed_from_names_and_values(string name, string values, PersonalDataClass personal, string meaning)
    {
        ContractColumn proposed = ColumnGuess.Propose(new DataSetColumn(name, ColumnType.Text, 2, 0), 1_000, values.Split('|'));

        Assert.Equal((personal, meaning), (proposed.PersonalData, proposed.Meaning));
        Assert.Null(proposed.KnownAt);
    }
}
