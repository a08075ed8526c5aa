using System.Text.Json;
using System.Text.Unicode;
using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Decisioning.Scoring.Wire;

/// <summary>Reads a scoring call straight from its bytes into slots of numbers: no object is made for a row or a field.</summary>
internal ref struct ScoreBody
{
    public const int MostRows = 1000;

    private readonly ReadOnlySpan<byte> _body;
    private readonly ScoreCall _call;
    private readonly string _unit;
    private readonly LiveModels _models;
    private Utf8JsonReader _reader;
    private Range? _rowsBeforeModel;

    private ScoreBody(ScoreCall call, ReadOnlySpan<byte> body, string unit, LiveModels models)
    {
        (_call, _unit, _models) = (call, unit, models);
        _body = body;
        _reader = new Utf8JsonReader(body);
    }

    /// <summary>Fills the call with its model and rows.</summary>
    /// <returns>Null, or why the call cannot be scored.</returns>
    public static Refusal? Read(ScoreCall call, ReadOnlySpan<byte> body, string unit, LiveModels models)
    {
        if (!Utf8.IsValid(body))
        {
            return new IllFormedBody("The body is not valid UTF-8.");
        }

        try
        {
            ScoreBody reading = new(call, body, unit, models);
            return reading.ReadCall() ?? Verdict(call);
        }
        catch (JsonException fault)
        {
            return new IllFormedBody(
                $"The body is not valid JSON: line {(fault.LineNumber ?? 0) + 1}, byte {(fault.BytePositionInLine ?? 0) + 1}.");
        }
        catch (InvalidOperationException)
        {
            // The reader's own way to say that an escaped text is half of a surrogate pair.
            return new IllFormedBody("The body has a text that is not valid Unicode.");
        }
    }

    private static Refusal? Verdict(ScoreCall call)
    {
        if (call.Live is null)
        {
            return new IllFormedBody("The body names no model. It has the form {\"model\": \"alias\", \"rows\": [{...}]}.");
        }

        if (call.Rows.Count == 0)
        {
            return new IllFormedBody("The body has no row. It has \"rows\" with a list of objects, or \"row\" with one object.");
        }

        return call.Rows.FaultCount > 0 ? new FaultyRows(call.Rows.Faults, call.Rows.FaultCount) : null;
    }

    private Refusal? ReadCall()
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
        {
            return new IllFormedBody("The body is one JSON object of the form {\"model\": \"alias\", \"rows\": [{...}]}.");
        }

        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (ReadMember() is { } refusal)
            {
                return refusal;
            }
        }

        _ = _reader.Read();
        if (_rowsBeforeModel is not { } range || _call.Live is null)
        {
            return null;
        }

        _reader = new Utf8JsonReader(_body[range]);
        _reader.Read();
        return ReadRows(range.Start.Value);
    }

    private Refusal? ReadMember()
    {
        if (_reader.ValueTextEquals("model"u8))
        {
            _reader.Read();
            return _call.Live is null ? ReadModel() : new IllFormedBody("The body gives \"model\" twice.");
        }

        if (!_reader.ValueTextEquals("rows"u8) && !_reader.ValueTextEquals("row"u8))
        {
            return new IllFormedBody($"The body knows \"model\", \"rows\" and \"row\"; found \"{Text.Shortened(_reader.GetString())}\".");
        }

        if (_rowsBeforeModel is not null || _call.Rows.Count > 0)
        {
            return new IllFormedBody("The body gives its rows twice.");
        }

        _reader.Read();
        if (_call.Live is not null)
        {
            return ReadRows(offset: 0);
        }

        int start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        _rowsBeforeModel = start..(int)_reader.BytesConsumed;
        return null;
    }

    private Refusal? ReadModel()
    {
        if (_reader.TokenType != JsonTokenType.String)
        {
            return new IllFormedBody("\"model\" is the text of an alias.");
        }

        if (_reader.ValueSpan.Length > 256)
        {
            return new IllFormedAlias(Text.Shortened(_reader.GetString()));
        }

        Span<char> alias = stackalloc char[256];
        Outcome<LiveModel> found = _models.Find(_unit, alias[.._reader.CopyString(alias)]);
        if (!found.IsRefused)
        {
            _call.Live = found.Value;
        }

        return found.Refusal;
    }

    private Refusal? ReadRows(int offset)
    {
        if (_reader.TokenType == JsonTokenType.StartObject)
        {
            ReadRow(offset);
            return null;
        }

        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            return new IllFormedBody("\"rows\" is a list of objects and \"row\" one object.");
        }

        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (_reader.TokenType != JsonTokenType.StartObject)
            {
                return new IllFormedBody($"Row {_call.Rows.Count} is not an object.");
            }

            if (_call.Rows.Count == MostRows)
            {
                return new TooManyRows(MostRows);
            }

            ReadRow(offset);
        }

        return null;
    }

    private void ReadRow(int offset)
    {
        FieldReaders fields = _call.Live!.Fields;
        Span<double> slots = _call.Rows.Add(fields.Count);
        Span<byte> scratch = stackalloc byte[256];
        int start = (int)_reader.TokenStartIndex;
        int seen = 0;
        int next = 0;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            int field = fields.IndexOf(Text.Of(in _reader, scratch), next);
            next = field + 1;
            if (field < 0 && _call.Live.Inputs is { } inputs && _reader.ValueTextEquals("entity"u8))
            {
                ReadEntity(inputs, offset);
            }
            else if (field < 0)
            {
                ComplainOfUnknown();
            }
            else if (_call.Rows.See(field))
            {
                seen++;
                ReadValue(fields, field, out slots[field]);
            }
            else
            {
                string twice = fields.Fields[field].Name;
                _call.Rows.AddFault(twice, FieldRule.GivenTwice, $"{twice} is given twice.");
            }

            _reader.Skip();
        }

        _call.Rows.SetSent((offset + start)..(offset + (int)_reader.BytesConsumed));
        bool hasKey = _call.Served.Has(_call.Rows.Count - 1);
        if (hasKey ? seen != _call.Live.Inputs!.RequestFields || HasSeenLookedUp(fields) : seen < fields.Count)
        {
            ComplainOfMissing(fields, hasKey);
        }
    }

    private readonly bool HasSeenLookedUp(FieldReaders fields)
    {
        for (int field = 0; field < fields.Count; field++)
        {
            if (_call.Live!.Inputs!.IsLookedUp(field) && _call.Rows.HasSeen(field))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads the key that values are looked up by: a text, or one for each kind of key.</summary>
    private void ReadEntity(LiveInputs inputs, int offset)
    {
        int row = _call.Rows.Count - 1;
        if (_call.Served.Has(row))
        {
            _call.Rows.AddFault(InputBinding.Entity, FieldRule.GivenTwice, "entity is given twice.");
            return;
        }

        _call.Served.Begin(row, inputs);
        _reader.Read();
        int start = (int)_reader.TokenStartIndex;
        bool isRead = _reader.TokenType switch
        {
            JsonTokenType.String when inputs.Entities.Length == 1 => ReadKey(row, 0),
            JsonTokenType.StartObject => ReadKeys(inputs, row),
            _ => false,
        };
        _reader.Skip();
        _call.Served.SetSent(row, (offset + start)..(offset + (int)_reader.BytesConsumed));
        if (!isRead)
        {
            string form = inputs.Entities.Length == 1 ? $"the text of a key ({inputs.Entities[0]}) with" : $"an object that names a key for each of {string.Join(", ", inputs.Entities)}, each a text of";
            _call.Rows.AddFault(
                InputBinding.Entity, FieldRule.IllTyped, $"entity is {form} 1 to {OnlineView.LongestKey} bytes. A row of which no key is known leaves entity out and names every field.");
        }
    }

    private bool ReadKeys(LiveInputs inputs, int row)
    {
        int found = 0;
        bool isFit = true;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            int entity = -1;
            for (int i = 0; i < inputs.Entities.Length && entity < 0; i++)
            {
                entity = _reader.ValueTextEquals(inputs.Entities[i]) ? i : -1;
            }

            _reader.Read();
            isFit &= entity >= 0 && _reader.TokenType == JsonTokenType.String && ReadKey(row, entity);
            found++;
            _reader.Skip();
        }

        return isFit && found == inputs.Entities.Length;
    }

    private bool ReadKey(int row, int entity)
    {
        Span<byte> scratch = stackalloc byte[OnlineView.LongestKey];
        ReadOnlySpan<byte> key = Text.Of(in _reader, scratch);
        return key.Length is > 0 and <= OnlineView.LongestKey && _call.Served.SetKey(row, entity, key);
    }

    private void ReadValue(FieldReaders fields, int field, out double slot)
    {
        _reader.Read();
        if (!fields.TryRead(in _reader, field, out slot))
        {
            _call.Rows.AddFault(fields.Fields[field].Name, FieldRule.IllTyped, fields.Complaint(in _reader, field));
        }
    }

    private readonly void ComplainOfUnknown()
    {
        string unknown = Text.Shortened(_reader.GetString());
        _call.Rows.AddFault(unknown, FieldRule.Unknown, $"The model has no field {unknown}.");
    }

    private readonly void ComplainOfMissing(FieldReaders fields, bool hasKey)
    {
        LiveInputs? inputs = _call.Live!.Inputs;
        for (int field = 0; field < fields.Count; field++)
        {
            string name = fields.Fields[field].Name;
            bool isLookedUp = inputs is not null && inputs.IsLookedUp(field);
            if (hasKey && isLookedUp && _call.Rows.HasSeen(field))
            {
                _call.Rows.AddFault(
                    name, FieldRule.LookedUp, $"{name} is looked up in {inputs!.ViewOf(field)} by the row's entity; a value must not be sent beside it. Leave out the value, or the entity and name every field.");
            }
            else if (!(hasKey && isLookedUp) && !_call.Rows.HasSeen(field))
            {
                string way = isLookedUp ? " Give the row an \"entity\" to have it looked up." : string.Empty;
                _call.Rows.AddFault(name, FieldRule.Missing, $"{name} is not given. A value that is not known is sent as null.{way}");
            }
        }
    }
}
